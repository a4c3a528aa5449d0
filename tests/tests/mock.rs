//! The mock over TCP, with small docs of its own.

#[path = "mock/answers.rs"]
mod answers;
#[path = "mock/checks.rs"]
mod checks;
#[path = "mock/docs.rs"]
mod docs;
#[path = "mock/editions.rs"]
mod editions;
#[path = "mock/hostile.rs"]
mod hostile;
#[path = "mock/page.rs"]
mod page;
#[path = "mock/paging.rs"]
mod paging;
#[path = "mock/parameters.rs"]
mod parameters;
#[path = "mock/routes.rs"]
mod routes;
#[path = "mock/talk.rs"]
mod talk;
#[path = "mock/wishes.rs"]
mod wishes;
