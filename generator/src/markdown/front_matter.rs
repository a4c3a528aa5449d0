//! The block between `---` lines at the top of a page.
