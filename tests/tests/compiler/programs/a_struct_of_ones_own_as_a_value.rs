use superoffice::PatchOperation;

struct Name;

pub fn step() -> PatchOperation {
    PatchOperation::replace("/Name", &Name)
}

fn main() {}
