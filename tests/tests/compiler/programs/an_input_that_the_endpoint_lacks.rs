use superoffice::rest::contact;

pub fn call() {
    drop(contact::get_image(1).order_by(["name"]));
}

fn main() {}
