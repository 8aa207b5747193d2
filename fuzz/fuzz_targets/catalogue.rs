//! Any bytes as a packed catalogue: refused, or it packs again as the same and can be held against an idea.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use utbyteskollen::catalogue::{Catalogue, OWN, own, pack, unpack};
use utbyteskollen::engine::assess;
use utbyteskollen::facts::Answers;
use utbyteskollen::wire::from_compact;

static IDEAS: OnceLock<Vec<Answers>> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    held(unpack(bytes));
    held(unpack(&mended(bytes)));
});

fn held(read: Result<Catalogue, utbyteskollen::catalogue::CatalogueFault>) {
    let Ok(catalogue) = read else { return };
    assert_eq!(unpack(&pack(&catalogue).catalogue).as_ref(), Ok(&catalogue));
    let ideas = IDEAS.get_or_init(|| {
        let own = own().unwrap();
        let examples = own.programmes.iter().flat_map(|programme| &programme.examples);
        let mut ideas: Vec<Answers> = examples.map(|example| from_compact(&example.answers)).collect();
        ideas.push(Answers::default());
        ideas
    });
    for idea in ideas {
        assess(&catalogue, idea, catalogue.date);
    }
}

/// The bytes with a true head, and with sections that are as long as the head says and the bytes allow
fn mended(bytes: &[u8]) -> Vec<u8> {
    const HEAD: usize = 20;
    let Some((head, mut rest)) = bytes.split_at_checked(HEAD) else { return vec![] };
    let mut mended = OWN[..8].to_vec();
    for place in [8, 12] {
        let length = u32::from_le_bytes(head[place..place + 4].try_into().unwrap());
        let length = usize::try_from(length).unwrap().min(rest.len());
        rest = &rest[length..];
        mended.extend(u32::try_from(length).unwrap().to_le_bytes());
    }
    mended.extend(u32::try_from(rest.len()).unwrap().to_le_bytes());
    mended.extend(&bytes[HEAD..]);
    mended
}
