//! What a WebAssembly module is made of.

const PREAMBLE: usize = 8;
const CODE: u8 = 10;
const DATA: u8 = 11;

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
}
