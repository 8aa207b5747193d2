//! The packed form of a catalogue: how each part is written and read, side by side.
//!
//! Three sections: the structure, its names and addresses, the Swedish words. Each compresses better by itself. Numbers
//! are little groups of seven bits, a list is its length and its members, a text is a line. The head carries a fingerprint of the
//! vocabulary, since a fact is packed as its place in the table: a catalogue packed for another vocabulary is refused
//! and not misread.
//!
//! The English words are a file by themselves, so that the page can start without them. They stand in the order of the
//! structure, and their head carries a fingerprint of the catalogue that they belong to.

use core::fmt;

use crate::facts::field::{FIELDS, FieldInfo, MOST_MEMBERS};
use crate::facts::first;
use crate::facts::{
    ActivityType, Area, Choice, Date, Destination, Field, Goal, OrgType, Region, Set, Travellers, Vocabulary,
    Way,
};

use super::{
    Address, Agency, Call, CallStatus, Catalogue, Check, Classification, Contact, Edition, Example, Follows,
    Kind, MadeFor, Moved, PartySet, Programme, Range, Role, Rule, RuleWords, Source, Status, Today, Usual,
    Who, Words,
};
use super::{Amount, Applying, Currency, Money, OwnShare, Per, Rate, Stated, Statement};

const MAGIC: &[u8; 4] = b"UBK6";
const MAGIC_ENGLISH: &[u8; 4] = b"UBE6";
/// Far above any catalogue of words and numbers, and small enough to hold in memory a hundred times over: a byte of a
/// hostile catalogue may stand for that much
const LARGEST: usize = 400_000;
/// Checks inside checks; the deepest real one is four
const DEEPEST: u8 = 12;
/// What it takes to hold the longest list of parties against all programmes, in checks of one fact; the own catalogue takes
/// less than a fifteenth of it. A small file could ask for years: by parties of parties, or by one rule in many programmes.
const MOST_STEPS: u32 = 400_000;

/// Why a catalogue cannot be used
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueFault {
    /// It is not a packed catalogue
    NotACatalogue,
    /// It was packed for another version of the widget
    OtherVersion,
    /// It ends too early, is too large or contradicts itself
    Damaged,
    /// The English words belong to another catalogue
    OtherWords,
}

impl fmt::Display for CatalogueFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotACatalogue => {
                "this is not a packed catalogue; pack one with `cargo xtask catalogue pack`"
            }
            Self::OtherVersion => "the catalogue was packed for another version; pack it again with this one",
            Self::Damaged => "the catalogue is damaged; pack it again, or fetch it again",
            Self::OtherWords => "the English words belong to another catalogue; pack both again",
        })
    }
}

/// A catalogue as two files
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedCatalogue {
    /// Everything but the English words
    pub catalogue: Vec<u8>,
    /// The English words
    pub english: Vec<u8>,
}

/// The widget's own catalogue, in both languages
pub fn own() -> Result<Catalogue, CatalogueFault> {
    unpack_with_english(super::OWN, super::OWN_ENGLISH)
}

/// Packs a catalogue; its texts are one line each
pub fn pack(catalogue: &Catalogue) -> PackedCatalogue {
    let mut out = Packer::default();
    catalogue.pack(&mut out);
    let mut bytes = MAGIC.to_vec();
    bytes.extend(vocabulary_fingerprint().to_le_bytes());
    let sections = [out.main, out.names, out.sv];
    for section in &sections {
        bytes.extend(u32::try_from(section.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    bytes.extend(sections.concat());
    let mut english = MAGIC_ENGLISH.to_vec();
    english.extend(fingerprint(bytes.iter().copied()).to_le_bytes());
    english.extend(out.en);
    PackedCatalogue { catalogue: bytes, english }
}

/// Reads a packed catalogue, from wherever it comes; its English words are empty
pub fn unpack(bytes: &[u8]) -> Result<Catalogue, CatalogueFault> {
    read(bytes, None)
}

/// Reads a packed catalogue and its English words
pub fn unpack_with_english(bytes: &[u8], english: &[u8]) -> Result<Catalogue, CatalogueFault> {
    if english.len() > LARGEST {
        return Err(CatalogueFault::Damaged);
    }
    let mut words = english;
    if take(&mut words, MAGIC_ENGLISH.len()) != Some(MAGIC_ENGLISH) {
        return Err(CatalogueFault::NotACatalogue);
    }
    if word(&mut words)? != fingerprint(bytes.iter().copied()) {
        return Err(CatalogueFault::OtherWords);
    }
    read(bytes, Some(words))
}

fn read(bytes: &[u8], en: Option<&[u8]>) -> Result<Catalogue, CatalogueFault> {
    if bytes.len() > LARGEST {
        return Err(CatalogueFault::Damaged);
    }
    let mut head = bytes;
    if take(&mut head, MAGIC.len()) != Some(MAGIC) {
        return Err(CatalogueFault::NotACatalogue);
    }
    if word(&mut head)? != vocabulary_fingerprint() {
        return Err(CatalogueFault::OtherVersion);
    }
    let [main, names, sv] = [word(&mut head)?, word(&mut head)?, word(&mut head)?];
    let mut section = |length: u32| {
        let length = usize::try_from(length).map_err(|_| CatalogueFault::Damaged)?;
        take(&mut head, length).ok_or(CatalogueFault::Damaged)
    };
    let (main, names, sv) = (section(main)?, section(names)?, section(sv)?);
    let mut from = Unpacker { main, names, sv, en, depth: 0, damaged: false };
    let catalogue = Catalogue::unpack(&mut from);
    let rest = [head, from.main, from.names, from.sv, from.en.unwrap_or_default()];
    let all_read = rest.iter().all(|rest| rest.is_empty());
    if !from.damaged && all_read && is_sound(&catalogue) {
        Ok(catalogue)
    } else {
        Err(CatalogueFault::Damaged)
    }
}

/// Whether a catalogue can be held against an idea, and shown
pub(super) fn is_sound(catalogue: &Catalogue) -> bool {
    refers_within(catalogue) && steps(catalogue) <= MOST_STEPS && leads_to_pages(catalogue)
}

/// Whether every address is that of a page, or of mail to a contact: an address is shown as a link, and a link can be a
/// script
fn leads_to_pages(catalogue: &Catalogue) -> bool {
    let is_page = |address: &str| {
        address.is_empty() || address.starts_with("https://") || address.starts_with("http://")
    };
    let contact = catalogue.contact.as_ref().map(|contact| &*contact.address.0);
    catalogue.programmes.iter().all(|programme| is_page(&programme.link))
        && catalogue.sources.iter().all(|source| is_page(&source.address.0))
        && contact.is_none_or(|contact| is_page(contact) || contact.starts_with("mailto:"))
}

/// Whether every place that is referred to exists
fn refers_within(catalogue: &Catalogue) -> bool {
    let source = |place: u16| usize::from(place) < catalogue.sources.len();
    catalogue.rules.iter().all(|rule| source(rule.source) && rule.editions.is_sorted())
        && catalogue.euro.as_ref().is_none_or(|rate| source(rate.source))
        && catalogue.programmes.iter().all(|programme| {
            source(programme.call.source)
                && programme.stated().all(|stated| match stated {
                    Stated::Source { source: place, .. } => source(*place),
                    Stated::Rule(id) => catalogue.rule_of(programme, id).is_some(),
                })
                && programme.moved.iter().all(|row| row.sources.iter().all(|place| source(*place)))
                && !programme.editions.is_empty()
                && programme.rules.iter().all(|place| {
                    catalogue.rule(*place).is_some_and(|rule| {
                        rule.editions.last().is_none_or(|last| usize::from(*last) < programme.editions.len())
                    })
                })
        })
}

/// What it takes to hold an idea against all programmes
fn steps(catalogue: &Catalogue) -> u32 {
    let of_rule = |rule: &Rule| steps_of(&rule.when).saturating_add(steps_of(&rule.check));
    let rules: Vec<u32> = catalogue.rules.iter().map(of_rule).collect();
    let held = catalogue.programmes.iter().flat_map(|programme| &programme.rules);
    held.filter_map(|place| rules.get(usize::from(*place))).fold(0, |sum, rule| sum.saturating_add(*rule))
}

fn steps_of(check: &Check) -> u32 {
    let parties = u32::try_from(MOST_MEMBERS).unwrap_or(u32::MAX);
    match check {
        Check::All(parts) | Check::Any(parts) => {
            parts.iter().fold(1, |sum, part| sum.saturating_add(steps_of(part)))
        }
        Check::Every { check, .. } | Check::Some { check, .. } => parties.saturating_mul(steps_of(check)),
        Check::Count { .. } | Check::Countries { .. } => parties,
        _ => 1,
    }
}

/// A number that changes with every name and id of the vocabulary
fn vocabulary_fingerprint() -> u32 {
    let names = FIELDS.iter().map(FieldInfo::name);
    let ids = Vocabulary::ALL.iter().flat_map(|vocabulary| vocabulary.ids().iter().copied());
    fingerprint(names.chain(ids).flat_map(|name| name.bytes().chain([b'\n'])))
}

/// A number that changes with every byte (FNV-1a)
pub fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
    names: Vec<u8>,
    sv: Vec<u8>,
    en: Vec<u8>,
}

struct Unpacker<'a> {
    main: &'a [u8],
    names: &'a [u8],
    sv: &'a [u8],
    en: Option<&'a [u8]>,
    depth: u8,
    /// Something did not read. What is read from then on is nothing, and the whole is refused at the end: a way out
    /// at each step would cost two kilobytes of code.
    damaged: bool,
}

impl Unpacker<'_> {
    /// What was read, or nothing and the note that the catalogue is damaged
    fn or_damaged<T>(&mut self, read: Option<T>, nothing: T) -> T {
        read.unwrap_or_else(|| {
            self.damaged = true;
            nothing
        })
    }

    fn number(&mut self) -> u32 {
        let read = unpack_number(&mut self.main);
        self.or_damaged(read, 0)
    }
}

trait Packed: Sized {
    fn pack(&self, out: &mut Packer);
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

fn pack_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

fn unpack_number(from: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *take(from, 1)?.first()?;
        let group = u32::from(byte & 127);
        if shift == 28 && group > 15 {
            return None;
        }
        number |= group << shift;
        if byte < 128 {
            return Some(number);
        }
    }
    None
}

/// A text is one line: its end costs less than its length, once the file is compressed
fn pack_text(out: &mut Vec<u8>, text: &str) {
    out.extend(text.as_bytes());
    out.push(b'\n');
}

fn unpack_text(from: &mut &[u8]) -> Option<Box<str>> {
    let length = from.iter().position(|byte| *byte == b'\n')?;
    let bytes = take(from, length)?;
    take(from, 1);
    core::str::from_utf8(bytes).ok().map(Into::into)
}

impl Packed for u32 {
    fn pack(&self, out: &mut Packer) {
        pack_number(&mut out.main, *self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.number()
    }
}

/// Smaller numbers are packed as `u32` and must fit when read
macro_rules! packed_small {
    ($($small:ty),+) => { $(
        impl Packed for $small {
            fn pack(&self, out: &mut Packer) {
                u32::from(*self).pack(out);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                let read = Self::try_from(from.number()).ok();
                from.or_damaged(read, 0)
            }
        }
    )+ };
}
packed_small!(u16, u8);

impl Packed for bool {
    fn pack(&self, out: &mut Packer) {
        u8::from(*self).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let read = match from.number() {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        };
        from.or_damaged(read, false)
    }
}

impl Packed for Box<str> {
    fn pack(&self, out: &mut Packer) {
        pack_text(&mut out.names, self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let read = unpack_text(&mut from.names);
        from.or_damaged(read, Self::default())
    }
}

impl Packed for Words {
    fn pack(&self, out: &mut Packer) {
        pack_text(&mut out.sv, &self.sv);
        pack_text(&mut out.en, &self.en);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let sv = unpack_text(&mut from.sv);
        let en = from.en.as_mut().map_or(Some(Box::default()), unpack_text);
        Self { sv: from.or_damaged(sv, Box::default()), en: from.or_damaged(en, Box::default()) }
    }
}

impl Packed for Address {
    fn pack(&self, out: &mut Packer) {
        self.0.pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self(Packed::unpack(from))
    }
}

impl Packed for Date {
    fn pack(&self, out: &mut Packer) {
        self.year().pack(out);
        self.month().pack(out);
        self.day().pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let (year, month, day) = (u16::unpack(from), u8::unpack(from), u8::unpack(from));
        from.or_damaged(Self::new(year, month, day), Self::EARLIEST)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Packer) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Packer) {
        u32::try_from(self.len()).unwrap_or(u32::MAX).pack(out);
        self.iter().for_each(|member| member.pack(out));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        // Grows as members are really there: a length that lies ends at the end of the section.
        let length = from.number();
        let mut members = Self::new();
        for _ in 0..length {
            if from.damaged {
                break;
            }
            members.push(T::unpack(from));
        }
        members
    }
}

impl<C: Choice + Packed> Packed for Set<C> {
    fn pack(&self, out: &mut Packer) {
        self.iter().collect::<Vec<_>>().pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Vec::unpack(from).into_iter().collect()
    }
}

impl<T: Packed + Clone> Packed for Box<[T]> {
    fn pack(&self, out: &mut Packer) {
        self.to_vec().pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Vec::unpack(from).into()
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Packer) {
        T::pack(self, out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}

impl Packed for Field {
    fn pack(&self, out: &mut Packer) {
        (*self as u8).pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let read = Self::from_index(usize::from(u8::unpack(from)));
        from.or_damaged(read, Self::ApplicantKind)
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

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                let read = Self::ALL.get(usize::from(u16::unpack(from))).copied();
                from.or_damaged(read, const { *first(Self::ALL) })
            }
        }
    )+ };
}
packed_member!(
    Agency,
    CallStatus,
    Classification,
    Currency,
    Kind,
    PartySet,
    Per,
    Region,
    Role,
    Status,
    OrgType,
    Area,
    Goal,
    ActivityType,
    Way,
    Travellers,
    Destination
);

macro_rules! packed_struct {
    ($($name:ident { $($field:ident),+ })+) => { $(
        impl Packed for $name {
            fn pack(&self, out: &mut Packer) {
                let Self { $($field),+ } = self;
                $($field.pack(out);)+
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self { $($field: Packed::unpack(from)),+ }
            }
        }
    )+ };
}
packed_struct! {
    Catalogue { date, fresh_days, sources, rules, programmes, later, contact, euro, alone }
    Contact { words, address }
    Source { id, title, address, dated, estimated, checked }
    Programme {
        id, name, summary, agency, link, areas, effort, serves, first_choice_for, who, applies_instead, call, editions,
        rules, follows, successors, examples, money, applying, moved, made_for
    }
    Moved { what, was, activity, to, changed, status, sources }
    Today { programme, activity }
    MadeFor { ways, travellers, to, perhaps, newcomers, parties, own_at_most, without_accreditation }
    Follows { rule, from }
    Example { title, answers }
    Who { org, role, confirmed }
    Edition { id, from, to }
    Call { status, opens, closes, usual, through, note, source }
    Usual { month, day, confirmed }
    Rule {
        id, also, kind, editions, activities, when, check, danger, route, classifies, follows_from, words, source, section,
        status, checked, valid_to
    }
    RuleWords { title, fix, note }
    Range { at_least, at_most }
    Money { pays, no_grant, amounts, own }
    Amount { sums, currency, at_most, per, label, from, to, stated }
    OwnShare { grant_percent, stated }
    Applying { who, signs, place, last_step, alone }
    Statement { words, stated }
    Rate { kronor, ore, date, source }
}

/// Where a statement is written: nothing and a rule, or a status and a source
impl Packed for Stated {
    fn pack(&self, out: &mut Packer) {
        match self {
            Self::Rule(id) => {
                None::<Status>.pack(out);
                id.pack(out);
            }
            Self::Source { source, status } => {
                Some(*status).pack(out);
                source.pack(out);
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        match Option::<Status>::unpack(from) {
            None => Self::Rule(Packed::unpack(from)),
            Some(status) => Self::Source { source: Packed::unpack(from), status },
        }
    }
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

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                from.damaged |= from.depth >= DEEPEST;
                if from.damaged {
                    return Self::Nothing;
                }
                from.depth += 1;
                let check = match u8::unpack(from) {
                    $($tag => Self::$variant { $($field: Packed::unpack(from)),* },)+
                    $($list_tag => Self::$list(Packed::unpack(from)),)+
                    _ => from.or_damaged(None, Self::Nothing),
                };
                from.depth -= 1;
                check
            }
        }
    };
}
packed_checks! {
    0 Nothing {}
    1 Applicant {}
    2 Yes { field, is }
    3 OneOf { field, of, unclear, inside }
    4 Number { field, range, unclear, calendar }
    5 Includes { field, of, any }
    6 Answered { field }
    7 Differs { field, from }
    8 InRegion { field, region, inside }
    9 Count { of, region, range }
    10 Countries { of, region, range }
    11 Every { of, check }
    12 Some { of, check }
    13 Chosen { field, range }
    ; 14 All 15 Any
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::*;
    use crate::catalogue::{OWN, OWN_ENGLISH};

    /// The words and the sections of a packed catalogue
    fn taken_apart(bytes: &[u8]) -> [Vec<u8>; 3] {
        let mut head = &bytes[8..];
        let lengths = [(); 3].map(|()| word(&mut head).unwrap() as usize);
        lengths.map(|length| take(&mut head, length).unwrap().to_vec())
    }

    fn put_together(sections: &[Vec<u8>; 3]) -> Vec<u8> {
        let mut bytes = OWN[..8].to_vec();
        bytes.extend(sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
        bytes.extend(sections.concat());
        bytes
    }

    /// Different numbers at each call, the same ones in each run
    fn noise() -> impl FnMut() -> u32 {
        let mut state = 0x2545_f491_u32;
        move || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        }
    }

    #[test]
    fn the_own_catalogue_comes_back_the_same() {
        let own = own().unwrap();
        assert_eq!(pack(&own), PackedCatalogue { catalogue: OWN.to_vec(), english: OWN_ENGLISH.to_vec() });
        assert!(
            own.rules.iter().all(|rule| !rule.words.title.sv.is_empty() && !rule.words.title.en.is_empty())
        );
        assert_eq!(unpack(&put_together(&taken_apart(OWN))), unpack(OWN));
    }

    #[test]
    fn without_its_english_words_it_is_the_same_but_for_them() {
        let (own, swedish) = (own().unwrap(), unpack(OWN).unwrap());
        assert_ne!(own, swedish);
        assert_eq!(pack(&own).catalogue, pack(&swedish).catalogue);
        assert!(swedish.rules.iter().all(|rule| rule.words.title.en.is_empty()));
    }

    #[test]
    fn something_else_is_no_catalogue() {
        let not = Err(CatalogueFault::NotACatalogue);
        for bytes in [&b""[..], b"UBK", b"UBK1", b"<!doctype html>", OWN_ENGLISH] {
            assert_eq!(unpack(bytes), not, "{:?}", bytes.get(..8));
            assert_eq!(unpack_with_english(OWN, bytes).is_ok(), bytes == OWN_ENGLISH);
        }
        assert_eq!(unpack_with_english(OWN, OWN), not);
        assert_eq!(unpack_with_english(OWN, b""), not);
        // The largest that is looked at, and what is too large for that.
        assert_eq!(unpack(&vec![0; LARGEST]), not);
        assert_eq!(unpack_with_english(OWN, &vec![0; LARGEST]), not);
        assert_eq!(unpack(&vec![0; LARGEST + 1]), Err(CatalogueFault::Damaged));
        assert_eq!(unpack_with_english(OWN, &vec![0; LARGEST + 1]), Err(CatalogueFault::Damaged));
    }

    #[test]
    fn another_vocabulary_and_the_words_of_another_catalogue_are_refused() {
        let mut other = OWN.to_vec();
        other[4] ^= 1;
        assert_eq!(unpack(&other), Err(CatalogueFault::OtherVersion));
        let mut changed = own().unwrap();
        changed.fresh_days += 1;
        let changed = pack(&changed);
        assert_eq!(unpack_with_english(&changed.catalogue, OWN_ENGLISH), Err(CatalogueFault::OtherWords));
        assert_eq!(unpack_with_english(OWN, &changed.english), Err(CatalogueFault::OtherWords));
        assert!(unpack_with_english(&changed.catalogue, &changed.english).is_ok());
    }

    #[test]
    fn what_is_cut_short_or_too_long_is_refused() {
        // The head says how long it is, so that one place is as good as another.
        for end in (0..300).chain((300..OWN.len()).step_by(13)) {
            assert!(unpack(&OWN[..end]).is_err(), "{end}");
        }
        // The fingerprint covers only the first file, so that here the words themselves are looked at.
        for end in (0..OWN_ENGLISH.len()).step_by(97) {
            assert!(unpack_with_english(OWN, &OWN_ENGLISH[..end]).is_err(), "{end}");
        }
        for long in [[OWN, b"\0"].concat(), [OWN, OWN].concat()] {
            assert_eq!(unpack(&long), Err(CatalogueFault::Damaged));
        }
        assert_eq!(unpack_with_english(OWN, &[OWN_ENGLISH, b"\0"].concat()), Err(CatalogueFault::Damaged));
        let whole = taken_apart(OWN);
        for place in 0..whole.len() {
            for end in (0..whole[place].len()).step_by(97) {
                let mut short = whole.clone();
                short[place].truncate(end);
                assert_eq!(unpack(&put_together(&short)), Err(CatalogueFault::Damaged), "{place} {end}");
            }
            let mut long = whole.clone();
            long[place].push(0);
            assert_eq!(unpack(&put_together(&long)), Err(CatalogueFault::Damaged), "{place}");
        }
    }

    #[test]
    fn a_flipped_byte_never_panics() {
        let mut noise = noise();
        let places = (0..400).chain((400..OWN.len()).step_by(53));
        for place in places {
            let mut bytes = OWN.to_vec();
            bytes[place] ^= (noise() % 255) as u8 + 1;
            // It may still be a catalogue, of another name or number; then it packs again.
            if let Ok(read) = unpack(&bytes) {
                assert!(unpack(&pack(&read).catalogue) == Ok(read), "{place}");
            }
            assert!(unpack_with_english(&bytes, OWN_ENGLISH).is_err(), "{place}");
        }
        for place in (0..OWN_ENGLISH.len()).step_by(211) {
            let mut bytes = OWN_ENGLISH.to_vec();
            bytes[place] ^= (noise() % 255) as u8 + 1;
            let _ = unpack_with_english(OWN, &bytes);
        }
    }

    #[test]
    fn noise_never_panics() {
        let mut noise = noise();
        for round in 0..3_000 {
            // Small numbers are read further than large ones.
            let most = if round % 2 == 0 { 256 } else { 16 };
            let sections = [(); 3].map(|()| {
                let length = noise() % 600;
                (0..length).map(|_| (noise() % most) as u8).collect::<Vec<_>>()
            });
            let _ = unpack(&put_together(&sections));
            let _ = unpack(&sections[0]);
        }
    }

    #[test]
    fn what_refers_to_nothing_is_refused() {
        type Change = fn(&mut Catalogue);
        fn sources(catalogue: &Catalogue) -> u16 {
            catalogue.sources.len() as u16
        }
        fn editions(catalogue: &Catalogue) -> u8 {
            catalogue.programmes[0].editions.len() as u8
        }
        fn own_rule(catalogue: &mut Catalogue) -> &mut Rule {
            let place = catalogue.programmes[0].rules[0];
            &mut catalogue.rules[usize::from(place)]
        }
        fn own_statement(catalogue: &mut Catalogue, source: fn(&Catalogue) -> u16) {
            let stated = Stated::Source { source: source(catalogue), status: Status::Verified };
            catalogue.programmes[0].applying.who = Some(Statement { words: Words::default(), stated });
        }
        // What is changed, and whether it is a catalogue still.
        let cases: [(&str, bool, Change); 13] = [
            ("the last source of a rule", true, |all| all.rules[0].source = sources(all) - 1),
            ("a source after the last", false, |all| all.rules[0].source = sources(all)),
            ("the same, of a call", false, |all| all.programmes[0].call.source = sources(all)),
            ("the same, of the rate", false, |all| all.euro.as_mut().unwrap().source = sources(all)),
            ("the last source of a statement", true, |all| own_statement(all, |all| sources(all) - 1)),
            ("the one after it", false, |all| own_statement(all, sources)),
            ("a statement by a rule of the programme", true, |all| {
                let own = own_rule(all).id.clone();
                all.programmes[0].applying.signs =
                    Some(Statement { words: Words::default(), stated: Stated::Rule(own) });
            }),
            ("the same, by a rule of none", false, |all| {
                all.programmes[0].applying.signs =
                    Some(Statement { words: Words::default(), stated: Stated::Rule("none".into()) });
            }),
            ("a rule after the last", false, |all| {
                let after = all.rules.len() as u16;
                all.programmes[0].rules.push(after);
            }),
            ("no edition", false, |all| all.programmes[0].editions.clear()),
            ("the last edition", true, |all| {
                let last = editions(all) - 1;
                own_rule(all).editions = vec![last];
            }),
            ("an edition after the last", false, |all| {
                let after = editions(all);
                own_rule(all).editions = vec![after];
            }),
            ("editions out of order", false, |all| {
                let own = all.programmes[0].editions[0].clone();
                all.programmes[0].editions.push(own);
                own_rule(all).editions = vec![1, 0];
            }),
        ];
        for (what, fine, change) in cases {
            // A programme by itself, so that no other holds its rules against other editions.
            let mut catalogue = own().unwrap();
            catalogue.programmes.truncate(1);
            change(&mut catalogue);
            assert_eq!(unpack(&pack(&catalogue).catalogue).is_ok(), fine, "{what}");
        }
    }

    #[test]
    fn an_address_that_is_no_page_is_refused() {
        for (address, page, mail) in [
            ("", true, true),
            ("https://example.org/", true, true),
            ("http://example.org/", true, true),
            ("mailto:a@example.org", false, true),
            ("javascript:alert(1)", false, false),
            (" https://example.org/", false, false),
            ("data:text/html,x", false, false),
            ("//example.org", false, false),
        ] {
            let read = |change: &dyn Fn(&mut Catalogue)| {
                let mut catalogue = own().unwrap();
                change(&mut catalogue);
                unpack(&pack(&catalogue).catalogue).is_ok()
            };
            let at = || Address(address.into());
            assert_eq!(read(&|all| all.programmes[0].link = address.into()), page, "{address}");
            assert_eq!(read(&|all| all.sources[0].address = at()), page, "{address}");
            let contact = || Contact { words: Words::default(), address: at() };
            assert_eq!(read(&|all| all.contact = Some(contact())), mail, "{address}");
        }
    }

    #[test]
    fn what_would_take_years_to_hold_against_an_idea_is_refused() {
        let own = own().unwrap();
        assert!(steps(&own) < MOST_STEPS / 15, "{}", steps(&own));
        let refused = |change: &dyn Fn(&mut Catalogue)| {
            let mut changed = own.clone();
            change(&mut changed);
            unpack(&pack(&changed).catalogue).is_err()
        };
        assert!(!refused(&|_| ()));
        let every = |check| Check::Every { of: PartySet::Parties, check: Box::new(check) };
        let nested = |deep| (0..deep).fold(Check::Applicant, |check, _| every(check));
        assert!(!refused(&|catalogue| catalogue.rules[0].check = nested(2)));
        assert!(refused(&|catalogue| catalogue.rules[0].check = nested(4)));
        assert!(refused(&|catalogue| catalogue.rules[0].when = nested(11)));
        // To count the parties of each of so many is as much work as to look at them.
        let of = PartySet::Parties;
        let counted = |check: &Check| Check::All(vec![every(check.clone()); 250]);
        for count in [
            Check::Count { of, region: None, range: Range::default() },
            Check::Countries { of, region: None, range: Range::default() },
        ] {
            assert!(refused(&|catalogue| catalogue.rules[0].check = counted(&count)), "{count:?}");
        }
        assert!(!refused(&|catalogue| catalogue.rules[0].check = counted(&Check::Applicant)));
        let long = Check::All(vec![Check::Nothing; 2_000]);
        assert!(refused(&|catalogue| {
            catalogue.rules[0].check = long.clone();
            catalogue.programmes[0].rules = vec![0; 500];
        }));
    }

    #[test]
    fn every_number_comes_back_and_what_does_not_fit_is_refused() {
        let edges = (0..32).flat_map(|bit| [(1_u32 << bit) - 1, 1 << bit]).chain([u32::MAX]);
        for number in edges {
            let mut bytes = vec![];
            pack_number(&mut bytes, number);
            assert_eq!(unpack_number(&mut &bytes[..]), Some(number));
            assert_eq!(unpack_number(&mut &bytes[..bytes.len() - 1]), None, "{number} cut short");
        }
        assert_eq!(unpack_number(&mut &[255, 255, 255, 255, 15][..]), Some(u32::MAX));
        assert_eq!(unpack_number(&mut &[255, 255, 255, 255, 16][..]), None);
        assert_eq!(unpack_number(&mut &[128, 128, 128, 128, 128, 0][..]), None);
    }

    #[test]
    fn a_small_file_never_takes_much_memory() {
        // The least of all members is a check that is one byte; a growing list is for a moment there three times.
        assert!(LARGEST * size_of::<Check>() * 3 < 200_000_000, "{}", size_of::<Check>());
        let mut checks = Packer::default();
        Check::All(vec![]).pack(&mut checks);
        let unpacked = |main: &[u8]| {
            let mut from = Unpacker { main, names: &[], sv: &[], en: None, depth: 0, damaged: false };
            let check = Check::unpack(&mut from);
            if from.damaged { Err(CatalogueFault::Damaged) } else { Ok(check) }
        };
        assert_eq!(unpacked(&checks.main), Ok(Check::All(vec![])));
        // A list that says it is long and is not.
        assert_eq!(unpacked(&[13, 255, 255, 255, 255, 15, 0, 0]), Err(CatalogueFault::Damaged));
        // A number that does not fit.
        assert_eq!(unpacked(&[13, 255, 255, 255, 255, 16]), Err(CatalogueFault::Damaged));
        // Checks inside checks, without end.
        assert_eq!(unpacked(&[13, 1].repeat(100_000)), Err(CatalogueFault::Damaged));
        assert_eq!(unpacked(&[11, 0].repeat(100_000)), Err(CatalogueFault::Damaged));
    }
}
