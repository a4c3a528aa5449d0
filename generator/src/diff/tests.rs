//! What is told of small pages that differ.
