use superoffice::rest::contact;

pub fn call() {
    drop(contact::get_image(1).skip(10));
}

fn main() {}
