//! A lock in other names: those that another edition of the docs has for the same carriers.

use super::{Lock, LockedType};
use std::collections::HashMap;

impl Lock {
    /// The same, with the carriers that `names` lists called as it says. What is named after a place
    /// in one of them follows, so `Contact.Owner` is `Person.Owner` where `Contact` is `Person`.
    /// Carriers that come to have one name become one; of what they say differently, the first counts.
    pub fn renamed(self, names: HashMap<String, String>) -> Lock {
        let names = self.with_places(names);
        let name = |name: String| names.get(&name).cloned().unwrap_or(name);
        let mut renamed =
            Lock { enums: self.enums, gone: self.gone, former: self.former, ..Lock::default() };
        for (old, mut carrier) in self.carriers {
            carrier.properties.values_mut().for_each(|locked| rename(locked, &names));
            renamed.absorb(Lock { carriers: [(name(old), carrier)].into(), ..Lock::default() });
        }
        renamed.operations = self.operations;
        for operation in renamed.operations.values_mut() {
            let wholes = [&mut operation.sends, &mut operation.answers];
            wholes.into_iter().flatten().for_each(|locked| rename(locked, &names));
        }
        renamed
    }

    /// The names, and those of all that is named after a place in what gets a new one, unless
    /// something else has that name.
    pub(super) fn with_places(&self, names: HashMap<String, String>) -> HashMap<String, String> {
        let mut waiting: Vec<_> =
            names.iter().map(|(old, new)| (old.clone(), new.clone())).collect();
        waiting.sort_unstable();
        let mut all = names;
        while let Some((owner, new_owner)) = waiting.pop() {
            for (property, locked) in self.carriers.get(&owner).iter().flat_map(|it| &it.properties)
            {
                let (old, new) = (format!("{owner}.{property}"), format!("{new_owner}.{property}"));
                let is_its = locked.ty.carrier() == Some(old.as_str());
                if is_its && !all.contains_key(&old) && !self.carriers.contains_key(&new) {
                    all.insert(old.clone(), new.clone());
                    waiting.push((old, new));
                }
            }
        }
        all
    }
}

fn rename(locked: &mut LockedType, names: &HashMap<String, String>) {
    if let Some(new) = locked.ty.carrier().and_then(|name| names.get(name)) {
        locked.ty = locked.ty.with_innermost(new);
    }
}
