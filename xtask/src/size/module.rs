//! What a WebAssembly module is made of.

const PREAMBLE: usize = 8;
const CODE: u8 = 10;
const DATA: u8 = 11;
const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// The longest run of zeros that is filled in between two pieces of data.
const LONGEST_GAP: usize = 1 << 20;

/// The sections that weigh.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sections<'module> {
    pub(super) code: &'module [u8],
    pub(super) data: &'module [u8],
}

/// Finds them; nothing where the module is broken off.
pub(super) fn sections(module: &[u8]) -> Option<Sections<'_>> {
    let mut sections = Sections::default();
    let mut rest = module.get(PREAMBLE..)?;
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, after) = after.split_at_checked(length)?;
        match *kind {
            CODE => sections.code = content,
            DATA => sections.data = content,
            _ => {}
        }
        rest = after;
    }
    Some(sections)
}

/// An unsigned LEB128 number and what comes after it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate() {
        let shift = u32::try_from(index).ok()?.checked_mul(7).filter(|shift| *shift < 32)?;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(index + 1..)?));
        }
    }
    None
}

/// The data as it stands in memory: wasm-opt cuts it up at runs of zeros, which it leaves out. Nothing where it is put
/// into memory in another way than at fixed places in order.
pub(super) fn in_memory(data: &[u8]) -> Option<Vec<u8>> {
    let (pieces, mut rest) = number(data)?;
    let mut memory = Vec::new();
    let mut next = None;
    for _ in 0..pieces {
        let [0, I32_CONST, after @ ..] = rest else { return None };
        // A signed number, read as unsigned: the places are far below the sign.
        let (place, after) = number(after)?;
        let (length, after) = number(after.strip_prefix(&[END])?)?;
        let (content, after) = after.split_at_checked(length)?;
        let gap = place.checked_sub(next.unwrap_or(place)).filter(|gap| *gap <= LONGEST_GAP)?;
        memory.resize(memory.len() + gap, 0);
        memory.extend(content);
        next = Some(place + length);
        rest = after;
    }
    Some(memory)
}

/// Takes `part` out of `whole`; whether it was in it.
pub(super) fn take_out(whole: &mut Vec<u8>, part: &[u8]) -> bool {
    let found = (!part.is_empty()).then(|| whole.windows(part.len()).position(|window| window == part));
    let Some(start) = found.flatten() else { return false };
    whole.drain(start..start + part.len());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_told_apart() {
        let module = b"\0asm\x01\0\0\0\x01\x01t\x0a\x82\x00cc\x0b\x03ddd";
        let found = sections(module).unwrap();
        assert_eq!(found, Sections { code: b"cc", data: b"ddd" });
        assert_eq!(sections(&module[..module.len() - 1]), None);
    }

    #[test]
    fn what_stands_in_memory_has_its_zeros_again() {
        assert_eq!(in_memory(b"\x02\0\x41\x10\x0b\x01a\0\x41\x13\x0b\x01b").unwrap(), b"a\0\0b");
        assert_eq!(in_memory(b"\x01\x01\x01a"), None);
    }

    #[test]
    fn a_part_is_taken_out_once() {
        let mut whole = b"before, part, after".to_vec();
        assert!(take_out(&mut whole, b"part, "));
        assert!(!take_out(&mut whole, b"part, "));
        assert!(!take_out(&mut whole, b""));
        assert_eq!(whole, b"before, after");
    }
}
