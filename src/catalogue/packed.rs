//! The packed form of a catalogue: how each part is written and read, side by side.
//!
//! Three sections: the structure, the Swedish words, the English words. Numbers are little groups of seven bits, a
//! list is its length and its members. The head carries a fingerprint of the vocabulary, since a fact is packed as
//! its place in the table: a catalogue packed for another vocabulary is refused and not misread.

use core::fmt;

use crate::facts::field::FIELDS;
use crate::facts::{ActivityType, Area, Date, Field, Goal, OrgType, Region, Vocabulary};

use super::{
    Agency, Call, CallStatus, Catalogue, Check, Classification, Edition, Kind, PartySet, Programme, Range,
    Role, Rule, Serves, Source, Status, Usual, Who, Words,
};

const MAGIC: &[u8; 4] = b"UBK1";
/// Far above any catalogue of words and numbers, and small enough to hold in memory twice
const LARGEST: usize = 1_000_000;
/// Checks inside checks; the deepest real one is four
const DEEPEST: u8 = 12;

/// Why a catalogue cannot be used
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueFault {
    /// It is not a packed catalogue
    NotACatalogue,
    /// It was packed for another version of the widget
    OtherVersion,
    /// It ends too early, is too large or contradicts itself
    Damaged,
}

impl fmt::Display for CatalogueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACatalogue => {
                "this is not a packed catalogue; pack one with `cargo xtask catalogue pack`"
            }
            Self::OtherVersion => "the catalogue was packed for another version; pack it again with this one",
            Self::Damaged => "the catalogue is damaged; pack it again, or fetch it again",
        })
    }
}

/// Packs a catalogue
pub fn pack(catalogue: &Catalogue) -> Vec<u8> {
    let mut out = Packer::default();
    catalogue.pack(&mut out);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(fingerprint().to_le_bytes());
    for section in [&out.main, &out.sv, &out.en] {
        bytes.extend(u32::try_from(section.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    for section in [&out.main, &out.sv, &out.en] {
        bytes.extend(section);
    }
    bytes
}

/// Reads a packed catalogue, from wherever it comes
pub fn unpack(bytes: &[u8]) -> Result<Catalogue, CatalogueFault> {
    if bytes.len() > LARGEST {
        return Err(CatalogueFault::Damaged);
    }
    let mut head = bytes;
    if take(&mut head, MAGIC.len()).ok_or(CatalogueFault::NotACatalogue)? != MAGIC {
        return Err(CatalogueFault::NotACatalogue);
    }
    if word(&mut head)? != fingerprint() {
        return Err(CatalogueFault::OtherVersion);
    }
    let lengths = [word(&mut head)?, word(&mut head)?, word(&mut head)?];
    let mut section = |length: u32| {
        let length = usize::try_from(length).map_err(|_| CatalogueFault::Damaged)?;
        take(&mut head, length).ok_or(CatalogueFault::Damaged)
    };
    let [main, sv, en] = lengths;
    let mut from = Unpacker { main: section(main)?, sv: section(sv)?, en: section(en)?, depth: 0 };
    let catalogue = Catalogue::unpack(&mut from)?;
    let all_read = head.is_empty() && from.main.is_empty() && from.sv.is_empty() && from.en.is_empty();
    if all_read && refers_within(&catalogue) { Ok(catalogue) } else { Err(CatalogueFault::Damaged) }
}

/// Whether every place that is referred to exists
fn refers_within(catalogue: &Catalogue) -> bool {
    let source = |place: u16| usize::from(place) < catalogue.sources.len();
    catalogue.rules.iter().all(|rule| source(rule.source))
        && catalogue.programmes.iter().all(|programme| {
            source(programme.call.source)
                && !programme.editions.is_empty()
                && programme.rules.iter().all(|place| {
                    catalogue.rule(*place).is_some_and(|rule| {
                        rule.editions.iter().all(|edition| usize::from(*edition) < programme.editions.len())
                    })
                })
        })
}

/// A number that changes with every name and id of the vocabulary (FNV-1a)
fn fingerprint() -> u32 {
    let names = FIELDS.iter().map(|row| row.name);
    let ids = Vocabulary::ALL.iter().flat_map(|vocabulary| vocabulary.ids().iter().copied());
    let bytes = names.chain(ids).flat_map(|name| name.bytes().chain([b'\n']));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

fn word(bytes: &mut &[u8]) -> Result<u32, CatalogueFault> {
    let taken = take(bytes, 4).and_then(|taken| taken.try_into().ok());
    taken.map(u32::from_le_bytes).ok_or(CatalogueFault::Damaged)
}

#[derive(Default)]
struct Packer {
    main: Vec<u8>,
    sv: Vec<u8>,
    en: Vec<u8>,
}

struct Unpacker<'a> {
    main: &'a [u8],
    sv: &'a [u8],
    en: &'a [u8],
    depth: u8,
}

trait Packed: Sized {
    fn pack(&self, out: &mut Packer);
    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault>;
}

fn pack_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn unpack_number(from: &mut &[u8]) -> Result<u32, CatalogueFault> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *take(from, 1).and_then(<[u8]>::first).ok_or(CatalogueFault::Damaged)?;
        let group = u32::from(byte & 127);
        if shift == 28 && group > 15 {
            return Err(CatalogueFault::Damaged);
        }
        number |= group << shift;
        if byte < 128 {
            return Ok(number);
        }
    }
    Err(CatalogueFault::Damaged)
}

fn pack_text(out: &mut Vec<u8>, text: &str) {
    pack_number(out, u32::try_from(text.len()).unwrap_or(u32::MAX));
    out.extend(text.as_bytes());
}

fn unpack_text(from: &mut &[u8]) -> Result<Box<str>, CatalogueFault> {
    let length = usize::try_from(unpack_number(from)?).map_err(|_| CatalogueFault::Damaged)?;
    let bytes = take(from, length).ok_or(CatalogueFault::Damaged)?;
    core::str::from_utf8(bytes).map(Into::into).map_err(|_| CatalogueFault::Damaged)
}

impl Packed for u32 {
    fn pack(&self, out: &mut Packer) {
        pack_number(&mut out.main, *self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        unpack_number(&mut from.main)
    }
}

/// Smaller numbers are packed as `u32` and must fit when read
macro_rules! packed_small {
    ($($small:ty),+) => { $(
        impl Packed for $small {
            fn pack(&self, out: &mut Packer) {
                u32::from(*self).pack(out);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
                Self::try_from(u32::unpack(from)?).map_err(|_| CatalogueFault::Damaged)
            }
        }
    )+ };
}
packed_small!(u16, u8);

impl Packed for bool {
    fn pack(&self, out: &mut Packer) {
        u8::from(*self).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        match u8::unpack(from)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(CatalogueFault::Damaged),
        }
    }
}

impl Packed for Box<str> {
    fn pack(&self, out: &mut Packer) {
        pack_text(&mut out.main, self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        unpack_text(&mut from.main)
    }
}

impl Packed for Words {
    fn pack(&self, out: &mut Packer) {
        pack_text(&mut out.sv, &self.sv);
        pack_text(&mut out.en, &self.en);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        Ok(Self { sv: unpack_text(&mut from.sv)?, en: unpack_text(&mut from.en)? })
    }
}

impl Packed for Date {
    fn pack(&self, out: &mut Packer) {
        self.year().pack(out);
        self.month().pack(out);
        self.day().pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        let (year, month, day) = (u16::unpack(from)?, u8::unpack(from)?, u8::unpack(from)?);
        Self::new(year, month, day).ok_or(CatalogueFault::Damaged)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Packer) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        bool::unpack(from)?.then(|| T::unpack(from)).transpose()
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Packer) {
        u32::try_from(self.len()).unwrap_or(u32::MAX).pack(out);
        self.iter().for_each(|member| member.pack(out));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        // Grows as members are really there: a length that lies ends at the end of the section.
        let length = u32::unpack(from)?;
        let mut members = Self::new();
        for _ in 0..length {
            members.push(T::unpack(from)?);
        }
        Ok(members)
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Packer) {
        T::pack(self, out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        T::unpack(from).map(Self::new)
    }
}

impl Packed for Field {
    fn pack(&self, out: &mut Packer) {
        (*self as u8).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
        Self::from_index(usize::from(u8::unpack(from)?)).ok_or(CatalogueFault::Damaged)
    }
}

/// Members of closed lists are packed as their place in the list
macro_rules! packed_member {
    ($($name:ty),+) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Packer) {
                let place = Self::ALL.iter().position(|member| member == self);
                u32::try_from(place.unwrap_or(usize::MAX)).unwrap_or(u32::MAX).pack(out);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
                Self::ALL.get(usize::from(u16::unpack(from)?)).copied().ok_or(CatalogueFault::Damaged)
            }
        }
    )+ };
}
packed_member!(
    Agency,
    CallStatus,
    Classification,
    Kind,
    PartySet,
    Region,
    Role,
    Status,
    OrgType,
    Area,
    Goal,
    ActivityType
);

macro_rules! packed_struct {
    ($($name:ident { $($field:ident),+ })+) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Packer) {
                let Self { $($field),+ } = self;
                $($field.pack(out);)+
            }

            fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
                Ok(Self { $($field: Packed::unpack(from)?),+ })
            }
        }
    )+ };
}
packed_struct! {
    Catalogue { date, fresh_days, sources, rules, programmes }
    Source { id, title, link, dated, estimated, checked }
    Programme {
        id, name, summary, agency, link, areas, effort, serves, who, applies_instead, call, editions, rules,
        successors
    }
    Serves { goal, strong }
    Who { org, role, confirmed }
    Edition { id, from, to }
    Call { status, opens, closes, usual, through, note, source }
    Usual { month, day, confirmed }
    Rule {
        id, also, kind, editions, activity, when, check, route, classifies, follows_from, title, fix, note, source,
        section, status, checked, valid_to
    }
    Range { at_least, at_most }
}

macro_rules! packed_checks {
    ($($tag:literal $variant:ident { $($field:ident),* })+ ; $($list_tag:literal $list:ident)+) => {
        impl Packed for Check {
            fn pack(&self, out: &mut Packer) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        let tag: u8 = $tag;
                        tag.pack(out);
                        $($field.pack(out);)*
                    })+
                    $(Self::$list(parts) => {
                        let tag: u8 = $list_tag;
                        tag.pack(out);
                        parts.pack(out);
                    })+
                }
            }

            fn unpack(from: &mut Unpacker<'_>) -> Result<Self, CatalogueFault> {
                if from.depth >= DEEPEST {
                    return Err(CatalogueFault::Damaged);
                }
                from.depth += 1;
                let check = match u8::unpack(from)? {
                    $($tag => Self::$variant { $($field: Packed::unpack(from)?),* },)+
                    $($list_tag => Self::$list(Packed::unpack(from)?),)+
                    _ => return Err(CatalogueFault::Damaged),
                };
                from.depth -= 1;
                Ok(check)
            }
        }
    };
}
packed_checks! {
    0 Nothing {}
    1 Applicant {}
    2 Yes { field, is }
    3 OneOf { field, of, unclear, inside }
    4 Number { field, range }
    5 Includes { field, of, any }
    6 Answered { field }
    7 Differs { field, from }
    8 InRegion { field, region, inside }
    9 Count { of, region, range }
    10 Countries { of, region, range }
    11 Every { of, check }
    12 Some { of, check }
    ; 13 All 14 Any
}
