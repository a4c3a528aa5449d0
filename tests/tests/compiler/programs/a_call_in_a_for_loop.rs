use superoffice::rest::contact;

pub fn rows() {
    for _ in contact::get_all() {}
}

fn main() {}
