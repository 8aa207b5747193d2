//! From the authored files to the catalogue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use utbyteskollen::catalogue::{
    Address, Agency, Call, CallStatus, Catalogue, Check, Classification, Contact, Edition, Example, Follows,
    Kind, MadeFor, Moved, Programme, Rate, Role, Rule, RuleWords, Source, Status, Today, Usual, Who, Words,
};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::{ActivityType, Area, Date, Destination, Goal, OrgType, Set, Travellers, Way};
use utbyteskollen::text::{Lang, later};
use utbyteskollen::wire::{from_compact, to_compact};

use super::check::{Around, check};
use super::fault::{Fault, Log};
use super::money;
use super::node::{DAY, File, LIST, Node, TEXT, Table, WORDS};
use super::own_directory;

/// The files that are no programmes
const SHARED: [&str; 3] = ["catalogue.toml", "general.toml", "sources.toml"];
/// The longest title of a rule, in characters
const LONGEST_TITLE: usize = 120;

/// Reads the files of a directory; gives the catalogue, or all that is wrong with it
pub fn read(directory: &Path) -> Result<Catalogue, Vec<Fault>> {
    let fault = |path: &Path, message: String| Fault { file: path.display().to_string(), line: 1, message };
    let failed = |path: &Path, error: std::io::Error| fault(path, format!("cannot be read: {error}"));
    let entries = fs::read_dir(directory).map_err(|error| vec![failed(directory, error)])?;
    let (mut texts, mut faults) = (vec![], vec![]);
    for entry in entries {
        let path = entry.map_err(|error| vec![failed(directory, error)])?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What an editor leaves beside a file is no part of the catalogue.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        if !name.ends_with(".toml") {
            faults.push(fault(
                &path,
                "is no TOML file; end its name with .toml, or move it elsewhere".to_owned(),
            ));
            continue;
        }
        match fs::read_to_string(&path) {
            Ok(text) => texts.push((name, text)),
            Err(error) => faults.push(failed(&path, error)),
        }
    }
    if !faults.is_empty() {
        faults.sort();
        return Err(faults);
    }
    read_texts(&directory.display().to_string(), texts)
}

/// Reads files that are at hand, each with its name
pub(crate) fn read_texts(directory: &str, mut texts: Vec<(String, String)>) -> Result<Catalogue, Vec<Fault>> {
    texts.sort();
    let log = Log::default();
    let named: Vec<(&str, String, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), format!("{directory}/{name}"), text.as_str()))
        .collect();
    let files: Vec<(&str, File<'_>)> =
        named.iter().map(|(name, path, text)| (*name, File { name: path, text, log: &log })).collect();
    let parsed: Vec<_> = files.iter().map(|(name, file)| (*name, file, file.parse())).collect();
    let tables: Vec<(&str, Table<'_>)> = parsed
        .iter()
        .filter_map(|(name, file, table)| Some((*name, file.root(what_is(name), table.as_ref()?.get_ref()))))
        .collect();
    for missing in SHARED.iter().filter(|shared| !texts.iter().any(|(name, _)| name == *shared)) {
        let message = "is missing; docs/catalogue-format.md says what it holds".to_owned();
        log.add(Fault { file: format!("{directory}/{missing}"), line: 1, message });
    }
    let ids = texts.iter().filter(|(name, _)| !SHARED.contains(&name.as_str()));
    let own = own_programmes();
    let mut reader = Reader {
        own: &own,
        sources: vec![],
        programmes: ids.filter_map(|(name, _)| name.strip_suffix(".toml")).collect(),
        general: vec![],
        rules: BTreeMap::new(),
        follows: vec![],
        told_by: vec![],
        in_euro: vec![],
        // Where a file cannot be read, what it holds is not known, and nothing else is blamed for it.
        whole: log.count() == 0,
    };
    let catalogue = reader.catalogue(&tables);
    let faults = log.sorted();
    match catalogue {
        Some(catalogue) if faults.is_empty() => Ok(catalogue),
        _ => Err(faults),
    }
}

/// The ids of the widget's own programmes
fn own_programmes() -> Vec<String> {
    let files = fs::read_dir(own_directory()).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let programmes = names.filter(|name| !SHARED.contains(&name.as_str()));
    programmes.filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect()
}

fn what_is(file: &str) -> &'static str {
    match file {
        "catalogue.toml" => "catalogue.toml",
        "general.toml" => "general.toml",
        "sources.toml" => "sources.toml",
        _ => "a programme",
    }
}

/// Where a rule's id stands
#[derive(Clone, Copy, PartialEq, Eq)]
enum Home<'a> {
    /// It is a twin that another rule answers for
    Twin,
    /// In general.toml
    General,
    /// With a programme
    Programme(&'a str),
}

/// What is known while the files are read
pub(super) struct Reader<'a> {
    /// The sources' ids and days
    sources: Vec<(&'a str, Option<Date>)>,
    /// The programmes' ids, by the names of their files
    programmes: BTreeSet<&'a str>,
    /// Those of the widget's own catalogue
    own: &'a [String],
    /// The general rules' ids, in their order
    general: Vec<&'a str>,
    /// Every id of a rule, and where it stands first
    rules: BTreeMap<&'a str, (Home<'a>, Node<'a>)>,
    /// What rules say that they follow from, to be looked up when all rules are known
    follows: Vec<(Home<'a>, &'a str, Node<'a>)>,
    /// The rules that statements of a programme refer to, to be looked up likewise
    pub(super) told_by: Vec<(&'a str, &'a str, Node<'a>)>,
    /// The amounts in euro, for which there has to be a rate
    pub(super) in_euro: Vec<Node<'a>>,
    /// Every file could be read
    whole: bool,
}

/// A rule with what it was read from
struct Found<'a> {
    id: &'a str,
    rule: Option<Rule>,
    node: Node<'a>,
}

impl<'a> Reader<'a> {
    fn catalogue(&mut self, tables: &[(&'a str, Table<'a>)]) -> Option<Catalogue> {
        let shared = |wanted| tables.iter().find(|(name, _)| *name == wanted).map(|(_, table)| *table);
        let head = shared("catalogue.toml").and_then(head);
        if head.as_ref().is_some_and(|head| head.local) {
            // Those of the widget are there as well, for routes and successors to lead to.
            self.programmes.extend(self.own.iter().map(String::as_str));
        }
        let sources = shared("sources.toml").map(|table| self.sources(table));
        let general = shared("general.toml").map(|table| {
            table.only(&["rule"]);
            self.rules(table, Home::General, &[])
        });
        let general = general.unwrap_or_default();
        self.general = general.iter().map(|found| found.id).collect();
        let mut programmes = vec![];
        // By id, and not by the name of the file: `a_b.toml` comes before `a.toml`.
        let mut authored: Vec<_> = tables.iter().filter(|(name, _)| !SHARED.contains(name)).collect();
        authored.sort_by_key(|(name, _)| name.strip_suffix(".toml"));
        let (mut used, mut named) = (BTreeSet::new(), BTreeMap::new());
        for (name, table) in authored {
            let id = name.strip_suffix(".toml").unwrap_or(name);
            let (programme, names, own) = self.programme(id, *table);
            used.extend(names.iter().copied());
            named.insert(id, names.clone());
            programmes.push((programme, names, own));
        }
        for found in general.iter().filter(|found| self.whole && !used.contains(found.id)) {
            found
                .node
                .fault(format!("no programme names the general rule {}; name it or remove it", found.id));
        }
        self.check_follows(&named);
        let euro = shared("catalogue.toml").and_then(|table| self.euro(table, head.as_ref()?.local, &named));
        let Head { date, fresh_days, local, alone, contact } = head?;
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| later::packed(lang).into());
        let later = if local { Words::default() } else { Words { sv, en } };
        let (rules, programmes_read) = (vec![], vec![]);
        let mut catalogue = Catalogue {
            date,
            fresh_days,
            sources: sources??,
            rules,
            programmes: programmes_read,
            later,
            contact,
            euro: euro?,
            alone,
        };
        for found in general {
            catalogue.rules.push(found.rule?);
        }
        for (programme, names, own) in programmes {
            let mut programme = programme?;
            let shared =
                self.general.iter().enumerate().filter(|(_, id)| names.contains(*id)).map(|(place, _)| place);
            let first = catalogue.rules.len();
            programme.rules = shared.chain(first..first + own.len()).map(place).collect::<Option<_>>()?;
            for found in own {
                catalogue.rules.push(found.rule?);
            }
            catalogue.programmes.push(programme);
        }
        Some(catalogue)
    }

    /// The rate of the euro, which amounts in euro need; a host's catalogue has the widget's
    fn euro(&self, table: Table<'a>, local: bool, named: &BTreeMap<&str, Vec<&str>>) -> Option<Option<Rate>> {
        let rate = table.get("euro");
        if let Some(node) = rate.filter(|_| local) {
            node.fault("a host's amounts are told at the widget's rate; take [euro] away".to_owned());
        }
        if self.whole {
            let holds = |programme: &str, id: &str| match self.rules.get(id) {
                Some((Home::Programme(of), _)) => *of == programme,
                Some((Home::General, _)) => named.get(programme).is_some_and(|general| general.contains(&id)),
                _ => false,
            };
            money::check_references(self, holds, local || rate.is_some());
        }
        table.optional("euro", |node| money::rate(self, node))
    }

    fn sources(&mut self, table: Table<'a>) -> Option<Vec<Source>> {
        table.only(&["source"]);
        let mut sources = vec![];
        let mut seen: BTreeMap<&str, Node<'_>> = BTreeMap::new();
        for table in table.tables("source", "a source") {
            table.only(&["id", "title", "link", "dated", "estimated", "checked"]);
            let node = table.need("id", TEXT);
            let id = node.and_then(|node| node.text());
            let title = table.need("title", TEXT).and_then(|node| node.text());
            let link = table.optional("link", |node| node.link());
            let dated = table.need("dated", TEXT).and_then(|node| node.text());
            let estimated = table.optional("estimated", |node| node.yes());
            let checked = table.need("checked", DAY).and_then(|node| node.date());
            if let Some((id, node)) = id.zip(node) {
                if let Some(first) = seen.get(id) {
                    node.fault(format!(
                        "the source {id} stands already at {}; give one another id",
                        first.place()
                    ));
                }
                seen.entry(id).or_insert(node);
                self.sources.push((id, checked));
            } else {
                self.whole = false;
            }
            let source = || {
                Some(Source {
                    id: id?.into(),
                    title: title?.into(),
                    address: Address(link?.unwrap_or_default()),
                    dated: dated?.into(),
                    estimated: estimated?.unwrap_or(false),
                    checked: checked?,
                })
            };
            sources.push(source());
        }
        sources.into_iter().collect()
    }

    /// The place and the day of a source
    pub(super) fn source(&self, node: Node<'_>) -> Option<(u16, Option<Date>)> {
        let name = node.text()?;
        let found = self.sources.iter().position(|(id, _)| *id == name);
        match found.and_then(|found| Some((place(found)?, self.sources.get(found)?.1))) {
            None if self.whole => {
                let known = self.sources.iter().map(|(id, _)| *id);
                node.unknown("source", name, "the ids in sources.toml", known);
                None
            }
            found => found,
        }
    }

    /// The id of another programme than `own`
    fn programme_id(&self, own: Home<'a>, name: &'a str, node: Node<'a>) -> Option<Box<str>> {
        if own == Home::Programme(name) {
            node.fault(format!("`{name}` is the programme itself; name another one"));
            return None;
        }
        if !self.programmes.contains(name) {
            let known = self.programmes.iter().copied();
            node.unknown("programme", name, "the programmes that have a file here", known);
            return None;
        }
        Some(name.into())
    }

    /// The programme without its rules; the general rules it names; its own rules
    fn programme(
        &mut self,
        id: &'a str,
        table: Table<'a>,
    ) -> (Option<Programme>, Vec<&'a str>, Vec<Found<'a>>) {
        table.only(&[
            "id",
            "name",
            "summary",
            "agency",
            "link",
            "areas",
            "effort",
            "general",
            "follows",
            "serves",
            "successors",
            "moved",
            "made_for",
            "example",
            "who",
            "call",
            "edition",
            "rule",
            "money",
            "applying",
        ]);
        let written = table.need("id", TEXT).and_then(|node| Some((node, node.text()?)));
        if let Some((node, written)) = written.filter(|(_, written)| *written != id) {
            node.fault(format!(
                "`{written}` stands in the file {id}.toml; name the file as the id, {written}.toml"
            ));
        }
        let name = table.need("name", WORDS).and_then(|node| node.words());
        let summary = table.need("summary", WORDS).and_then(|node| node.words());
        let agency = table.need("agency", "\"uhr\"");
        let agency = agency.and_then(|node| node.member("agency", Agency::ALL, Agency::id));
        let link = table.need("link", "\"https://…\"").and_then(|node| node.link());
        let areas = table.need("areas", LIST).and_then(|node| {
            node.some_list()?;
            node.members("area", Area::ALL, Area::id)
        });
        let effort = table.need("effort", "2").and_then(|node| node.number_within(1..=3));
        let serves = table.need("serves", "{ strong = […], also = […] }").and_then(serves);
        let home = Home::Programme(id);
        let successors = table.optional("successors", |node| {
            let names = node.names()?.into_iter();
            let ids: Vec<_> = names.map(|(name, node)| self.programme_id(home, name, node)).collect();
            ids.into_iter().collect::<Option<Vec<_>>>()
        });
        let moved: Vec<_> =
            table.tables("moved", "what moved").into_iter().map(|row| self.moved(home, row)).collect();
        let made_for = table.optional("made_for", made_for);
        let who = table.need_table("who").and_then(who);
        let call = table.need_table("call").and_then(|node| self.call(node));
        let money = table.optional("money", |node| money::money(self, id, node));
        let applying = table.optional("applying", |node| money::applying(self, id, node));
        let editions = self.editions(table);
        let examples: Vec<_> = table.tables("example", "an example").into_iter().map(example).collect();
        let general = table.need("general", LIST).and_then(|node| node.names()).unwrap_or_default();
        for (name, node) in &general {
            if self.whole && !self.general.contains(name) {
                let known = self.general.iter().copied();
                node.unknown("general rule", name, "the ids in general.toml", known);
            }
        }
        let follows = table.optional("follows", |node| self.follows_here(node, home, &general));
        let edition_ids: Vec<&str> = editions.iter().filter_map(|(id, _)| *id).collect();
        let own = self.rules(table, home, &edition_ids);
        let editions: Option<Vec<Edition>> = editions.into_iter().map(|(_, edition)| edition).collect();
        let programme = || {
            let (who, applies_instead) = who?;
            let (serves, first_choice_for) = serves?;
            Some(Programme {
                id: id.into(),
                name: name?,
                summary: summary?,
                agency: agency?,
                link: link?,
                areas: areas?.into_iter().collect(),
                effort: u8::try_from(effort?).ok()?,
                serves,
                first_choice_for,
                who,
                applies_instead,
                call: call?,
                editions: editions?,
                rules: vec![],
                follows: follows?.unwrap_or_default(),
                successors: successors?.unwrap_or_default(),
                examples: examples.into_iter().collect::<Option<_>>()?,
                money: money?.unwrap_or_default(),
                applying: applying?.unwrap_or_default(),
                moved: moved.into_iter().collect::<Option<_>>()?,
                made_for: made_for?.unwrap_or_default(),
            })
        };
        (programme(), general.into_iter().map(|(name, _)| name).collect(), own)
    }

    /// Where a format or an activity of an ended programme went
    fn moved(&self, own: Home<'a>, table: Table<'a>) -> Option<Moved> {
        table.only(&["what", "was", "activity", "to", "changed", "status", "sources"]);
        let words = |key: &str| table.need(key, WORDS).and_then(|node| node.words());
        let (what, was, changed) = (words("what"), words("was"), words("changed"));
        let activity = table.optional("activity", type_of_activity);
        let to = table.need("to", "[{ programme = \"ep_ka220\" }]").and_then(|node| {
            let each: Vec<_> = node.list()?.into_iter().map(|node| self.today(own, node)).collect();
            each.into_iter().collect::<Option<Vec<_>>>()
        });
        let status = table.optional("status", |node| node.member("status", Status::ALL, Status::id));
        let sources = table.need("sources", LIST).and_then(|node| {
            let each: Vec<_> = node.some_list()?.into_iter().map(|node| self.source(node)).collect();
            each.into_iter().map(|found| found.map(|(place, _)| place)).collect::<Option<Vec<_>>>()
        });
        Some(Moved {
            what: what?,
            was: was?,
            activity: activity?,
            to: to?,
            changed: changed?,
            status: status?.unwrap_or(Status::Verified),
            sources: sources?,
        })
    }

    fn today(&self, own: Home<'a>, node: Node<'a>) -> Option<Today> {
        let table = node.table("a programme of today")?;
        table.only(&["programme", "activity"]);
        let programme = table.need("programme", TEXT);
        let programme = programme.and_then(|node| self.programme_id(own, node.text()?, node));
        let activity = table.optional("activity", type_of_activity);
        Some(Today { programme: programme?, activity: activity? })
    }

    /// What general rules follow from in this programme
    fn follows_here(
        &mut self,
        node: Node<'a>,
        home: Home<'a>,
        general: &[(&'a str, Node<'a>)],
    ) -> Option<Vec<Follows>> {
        let table = node.table("`follows`")?;
        let mut all = vec![];
        for rule in table.keys() {
            let node = table.get(rule)?;
            if !general.iter().any(|(known, _)| *known == rule) {
                node.fault(format!(
                    "{rule} is no general rule of this programme; a rule of its own says `follows_from` itself"
                ));
            }
            node.some_list()?;
            let names = node.names()?;
            for (name, node) in &names {
                if *name == rule {
                    node.fault(format!("{name} is the rule itself; name the rule that fails before it"));
                } else {
                    self.follows.push((home, *name, *node));
                }
            }
            let from = names.into_iter().map(|(name, _)| name.into()).collect();
            all.push(Follows { rule: rule.into(), from });
        }
        Some(all)
    }

    fn call(&self, node: Node<'a>) -> Option<Call> {
        let table = node.table("[call]")?;
        table.only(&["status", "opens", "closes", "usual", "through", "note", "source"]);
        let status = table.need("status", "\"expected\"");
        let status = status.and_then(|node| node.member("call status", CallStatus::ALL, CallStatus::id));
        let opens = table.optional("opens", |node| node.date());
        let closes = table.optional("closes", |node| node.date());
        if let (Some(Some(opens)), Some(Some(closes)), Some(node)) = (opens, closes, table.get("opens"))
            && opens > closes
        {
            node.fault(format!("the call opens {opens}, after it closes {closes}; mend one of the days"));
        }
        if status == Some(CallStatus::Opens) && opens == Some(None) {
            table
                .fault(format!("`opens` is missing; a call that opens on a known day needs `opens = {DAY}`"));
        }
        let usual = table.optional("usual", usual);
        let through = table.optional("through", |node| node.year());
        let note = table.optional("note", |node| node.words());
        let source = table.need("source", TEXT).and_then(|node| self.source(node));
        Some(Call {
            status: status?,
            opens: opens?,
            closes: closes?,
            usual: usual?,
            through: through?,
            note: note?.unwrap_or_default(),
            source: source?.0,
        })
    }

    /// The editions with their ids, oldest first
    fn editions(&self, table: Table<'a>) -> Vec<(Option<&'a str>, Option<Edition>)> {
        if table.get("edition").is_none() {
            table.fault("`[[edition]]` is missing; a programme needs at least one, with an id".to_owned());
        }
        let mut editions: Vec<(Option<&str>, Option<Edition>)> = vec![];
        // Where the edition before ends: an edition without an end can have none after it.
        let mut before: Option<(&str, Option<u16>)> = None;
        for table in table.tables("edition", "an edition") {
            table.only(&["id", "from", "to"]);
            let node = table.need("id", "\"2018\"");
            let id = node.and_then(|node| node.text());
            let from = table.optional("from", |node| node.year());
            let to = table.optional("to", |node| node.year());
            if let Some((id, node)) = id.zip(node)
                && editions.iter().any(|(known, _)| *known == Some(id))
            {
                node.fault(format!("the edition {id} stands already in this programme; give one another id"));
            }
            if let (Some(from), Some(to)) = (from, to) {
                if let Some((from, to)) = from.zip(to).filter(|(from, to)| from > to) {
                    table.fault(format!(
                        "the edition begins {from}, after it ends {to}; mend one of the years"
                    ));
                }
                match before {
                    Some((first, None)) => table.fault(format!(
                        "the edition {first} before this one has no end; give it `to`, and put the oldest first"
                    )),
                    Some((first, Some(_))) if from.is_none() => table.fault(format!(
                        "`from` is missing; an edition after another one ({first}) needs `from = 2021`"
                    )),
                    Some((first, Some(end))) if from.is_some_and(|from| from <= end) => table.fault(format!(
                        "the edition begins before {first} has ended ({end}); put the oldest first, each after the other"
                    )),
                    _ => {}
                }
                before = id.map(|id| (id, to));
            }
            let edition = || Some(Edition { id: id?.into(), from: from?, to: to? });
            editions.push((id, edition()));
        }
        editions
    }

    fn rules(&mut self, table: Table<'a>, home: Home<'a>, editions: &[&'a str]) -> Vec<Found<'a>> {
        let tables = table.tables("rule", "a rule");
        tables.into_iter().filter_map(|table| self.rule(table, home, editions)).collect()
    }

    /// A rule; nothing where it has no id
    fn rule(&mut self, table: Table<'a>, home: Home<'a>, editions: &[&'a str]) -> Option<Found<'a>> {
        table.only(&[
            "id",
            "also",
            "kind",
            "editions",
            "activities",
            "when",
            "check",
            "title",
            "fix",
            "note",
            "danger",
            "route",
            "classifies",
            "follows_from",
            "source",
            "status",
            "checked",
            "valid_to",
        ]);
        let node = table.need("id", TEXT);
        let id = node.and_then(|node| node.text());
        if let Some((id, node)) = id.zip(node) {
            self.rule_id(id, home, node);
        }
        let also = table.optional("also", |node| node.names());
        for (twin, node) in also.iter().flatten().flatten() {
            self.rule_id(twin, Home::Twin, *node);
        }
        let kind = table.need("kind", "\"formal\"").and_then(|node| node.member("kind", Kind::ALL, Kind::id));
        let held = table.optional("editions", |node| self.held_editions(node, home, editions));
        let activities = table.optional("activities", |node| {
            node.members("type of activity", ActivityType::ALL, ActivityType::id)
        });
        let around = Around::rule(table.get("activities").is_some());
        let when = table.optional("when", |node| check(node, around));
        let demand = table.optional("check", |node| check(node, around));
        let title = table.need("title", WORDS).and_then(|node| Some((node.words()?, node)));
        if let Some((words, node)) = &title {
            for (text, language) in [(&words.sv, "Swedish"), (&words.en, "English")] {
                let length = text.chars().count();
                if length > LONGEST_TITLE {
                    node.fault(format!(
                        "the {language} title has {length} characters; say it in {LONGEST_TITLE}, the rest in `note`"
                    ));
                }
            }
        }
        let fix = table.optional("fix", |node| node.words());
        if table.get("check").is_some() && fix == Some(None) {
            table.fault(format!("`fix` is missing; a rule with a check needs `fix = {WORDS}`"));
        }
        let note = table.optional("note", |node| node.words());
        let danger = table.optional("danger", |node| node.only_true());
        if let (Some(node), Some(false)) = (table.get("danger"), kind.map(|kind| kind == Kind::Should)) {
            node.fault(
                "only a rule that warns can tell of a danger; take it away, or make the rule should"
                    .to_owned(),
            );
        }
        let route = table.optional("route", |node| self.programme_id(home, node.text()?, node));
        let classifies = table.optional("classifies", |node| {
            node.member("classification", Classification::ALL, Classification::id)
        });
        let follows = table.optional("follows_from", |node| node.names());
        for (name, node) in follows.iter().flatten().flatten() {
            if id == Some(*name) {
                node.fault(format!("{name} is the rule itself; name the rule that fails before it"));
            } else {
                self.follows.push((home, *name, *node));
            }
        }
        let source =
            table.need("source", "{ doc = \"…\", section = \"…\" }").and_then(|node| self.sourced(node));
        let status = table.optional("status", |node| node.member("status", Status::ALL, Status::id));
        let checked = table.optional("checked", |node| node.date());
        let valid_to = table.optional("valid_to", |node| node.date());
        if kind == Some(Kind::Formal) {
            if let (Some(Some(Status::Unconfirmed)), Some(node)) = (status, table.get("status")) {
                node.fault(
                    "a rule that is not confirmed (U) cannot be formal; find a source, or make it should"
                        .to_owned(),
                );
            }
            if table.get("check").is_none() {
                table.fault(
                    "a formal rule without `check` decides nothing; add one, or change the kind".to_owned(),
                );
            }
        } else if let (Some(node), Some(_)) = (table.get("follows_from"), kind) {
            node.fault(
                "only formal rules say `follows_from`; take it away, or make the rule formal".to_owned(),
            );
        }
        let boxed = |names: Vec<(&str, Node<'_>)>| names.into_iter().map(|(name, _)| name.into()).collect();
        let rule = || {
            let (source, section, source_checked) = source?;
            Some(Rule {
                id: id?.into(),
                also: boxed(also?.unwrap_or_default()),
                kind: kind?,
                editions: held?.unwrap_or_default(),
                activities: activities?.unwrap_or_default(),
                when: when?.unwrap_or(Check::Nothing),
                check: demand?.unwrap_or(Check::Nothing),
                danger: danger?.is_some(),
                route: route?,
                classifies: classifies?,
                follows_from: boxed(follows?.unwrap_or_default()),
                words: RuleWords {
                    title: title?.0,
                    fix: fix?.unwrap_or_default(),
                    note: note?.unwrap_or_default(),
                }
                .into(),
                source,
                section,
                status: status?.unwrap_or(Status::Verified),
                checked: checked?.or(source_checked)?,
                valid_to: valid_to?,
            })
        };
        Some(Found { id: id?, rule: rule(), node: node? })
    }

    /// Keeps an id of a rule, which may stand only once in all files
    fn rule_id(&mut self, id: &'a str, home: Home<'a>, node: Node<'a>) {
        if let Some((_, first)) = self.rules.get(id) {
            node.fault(format!("the rule {id} stands already at {}; give one another id", first.place()));
        } else {
            self.rules.insert(id, (home, node));
        }
    }

    fn held_editions(&self, node: Node<'a>, home: Home<'a>, editions: &[&'a str]) -> Option<Vec<u8>> {
        if home == Home::General {
            node.fault(
                "a general rule holds for all editions; write the rule with its programme instead".to_owned(),
            );
            return None;
        }
        node.some_list()?;
        let mut places = vec![];
        let mut all_known = true;
        for (name, member) in node.names()? {
            if let Some(place) = editions.iter().position(|edition| *edition == name) {
                places.push(u8::try_from(place).ok()?);
            } else {
                member.unknown(
                    "edition",
                    name,
                    "the ids of [[edition]] in this file",
                    editions.iter().copied(),
                );
                all_known = false;
            }
        }
        places.sort_unstable();
        all_known.then_some(places)
    }

    /// The source's place, the section, and the source's day
    fn sourced(&self, node: Node<'a>) -> Option<(u16, Box<str>, Option<Date>)> {
        let table = node.table("the source of a rule")?;
        table.only(&["doc", "section"]);
        let source = table.need("doc", TEXT).and_then(|node| self.source(node));
        let section = table.need("section", TEXT).and_then(|node| node.text());
        let (source, checked) = source?;
        Some((source, section?.into(), checked))
    }

    /// Looks up what rules follow from: rules that hold wherever they themselves do
    fn check_follows(&self, named: &BTreeMap<&str, Vec<&str>>) {
        if !self.whole {
            return;
        }
        for (home, name, node) in &self.follows {
            match (self.rules.get(name), home) {
                (None, _) => {
                    node.unknown("rule", name, "the ids of [[rule]]", self.rules.keys().copied());
                }
                (Some((Home::Twin, first)), _) => {
                    node.fault(format!(
                        "{name} is only a twin, at {}; name the rule that has the check",
                        first.place()
                    ));
                }
                (Some((found, _)), home) if found == home => {}
                (Some((Home::General, _)), Home::Programme(id))
                    if named.get(id).is_some_and(|general| general.contains(name)) => {}
                (Some((_, first)), _) => {
                    node.fault(format!(
                        "{name}, at {}, does not hold wherever this rule does; name a rule that does",
                        first.place()
                    ));
                }
            }
        }
    }
}

fn type_of_activity(node: Node<'_>) -> Option<ActivityType> {
    node.member("type of activity", ActivityType::ALL, ActivityType::id)
}

fn place(index: usize) -> Option<u16> {
    u16::try_from(index).ok()
}

/// What stands at the head of a catalogue
struct Head {
    date: Date,
    fresh_days: u32,
    /// It is added to the widget's own, or stands in its place
    local: bool,
    /// It stands in the place of the widget's own
    alone: bool,
    contact: Option<Contact>,
}

fn head(table: Table<'_>) -> Option<Head> {
    table.only(&["date", "fresh_days", "local", "alone", "contact", "euro"]);
    let date = table.need("date", DAY).and_then(|node| node.date());
    let fresh_days = table.need("fresh_days", "365").and_then(|node| node.number_within(1..=3_650));
    let local = table.optional("local", |node| node.only_true());
    let alone = table.optional("alone", |node| {
        let alone = node.only_true();
        if alone.is_some() && table.get("local").is_none() {
            node.fault("`alone` is for a catalogue of a host's own; write `local = true` too".to_owned());
        }
        alone
    });
    let contact = table.optional("contact", contact);
    let (local, alone) = (local?.is_some(), alone?.is_some());
    Some(Head { date: date?, fresh_days: fresh_days?, local, alone, contact: contact? })
}

fn contact(node: Node<'_>) -> Option<Contact> {
    let table = node.table("`contact`")?;
    table.only(&["who", "address"]);
    let words = table.need("who", WORDS).and_then(|node| node.words());
    let address = table.optional("address", |node| node.link_or_mail());
    Some(Contact { words: words?, address: Address(address?.unwrap_or_default()) })
}

/// The goals that a programme serves, and those among them for which it is a first choice
fn serves(node: Node<'_>) -> Option<(Set<Goal>, Set<Goal>)> {
    let table = node.table("`serves`")?;
    table.only(&["strong", "also"]);
    let goals = |key: &str| table.optional(key, |node| node.members("goal", Goal::ALL, Goal::id));
    let (strong, also) = (goals("strong"), goals("also"));
    let (strong, also) = (strong?.unwrap_or_default(), also?.unwrap_or_default());
    if let Some(both) = also.iter().find(|goal| strong.contains(goal)) {
        node.fault(format!("{} stands in `strong` and in `also`; keep it in one of them", both.id()));
        return None;
    }
    Some((strong.iter().chain(&also).copied().collect(), strong.into_iter().collect()))
}

/// What kind of idea a programme is made for
fn made_for(node: Node<'_>) -> Option<MadeFor> {
    let table = node.table("[made_for]")?;
    table.only(&[
        "ways",
        "travellers",
        "to",
        "perhaps",
        "newcomers",
        "parties",
        "own_at_most",
        "without_accreditation",
    ]);
    let places = |key: &str| {
        let read = |node: Node<'_>| node.members("destination", Destination::ALL, Destination::id);
        Some(table.optional(key, read)?.unwrap_or_default())
    };
    let number = |key: &str, most: u32| {
        let number = table.optional(key, |node| node.number_within(1..=most))?;
        Some(number.and_then(|number| u16::try_from(number).ok()))
    };
    let ways = table.optional("ways", |node| node.members("way", Way::ALL, Way::id));
    let travellers = table
        .optional("travellers", |node| node.members("kind of traveller", Travellers::ALL, Travellers::id));
    let newcomers = table.optional("newcomers", |node| node.only_true());
    let without_accreditation = table.optional("without_accreditation", |node| node.only_true());
    let (to, perhaps) = (places("to"), places("perhaps"));
    let (parties, own_at_most) = (number("parties", 40), number("own_at_most", 5_000));
    if let (Some(to), Some(perhaps)) = (&to, &perhaps)
        && let Some(both) = perhaps.iter().find(|place| to.contains(place))
    {
        node.fault(format!("{} stands in `to` and in `perhaps`; keep it in one of them", both.id()));
        return None;
    }
    Some(MadeFor {
        ways: ways?.unwrap_or_default().into_iter().collect(),
        travellers: travellers?.unwrap_or_default().into_iter().collect(),
        to: to?.into_iter().collect(),
        perhaps: perhaps?.into_iter().collect(),
        newcomers: newcomers?.is_some(),
        parties: parties?.unwrap_or_default(),
        own_at_most: own_at_most?,
        without_accreditation: without_accreditation?.is_some(),
    })
}

/// The roles of the organisation types, and who applies instead
fn who(node: Node<'_>) -> Option<(Vec<Who>, Words)> {
    const LISTS: [(&str, Role, bool); 8] = [
        ("apply", Role::Apply, true),
        ("apply_unconfirmed", Role::Apply, false),
        ("partner", Role::Partner, true),
        ("partner_unconfirmed", Role::Partner, false),
        ("take_part", Role::TakePart, true),
        ("take_part_unconfirmed", Role::TakePart, false),
        ("not", Role::Not, true),
        ("not_unconfirmed", Role::Not, false),
    ];
    let table = node.table("[who]")?;
    table.only(&[
        "apply",
        "apply_unconfirmed",
        "partner",
        "partner_unconfirmed",
        "take_part",
        "take_part_unconfirmed",
        "not",
        "not_unconfirmed",
        "applies_instead",
    ]);
    let mut rows: Vec<Who> = vec![];
    let mut in_lists: BTreeMap<OrgType, &str> = BTreeMap::new();
    let mut whole = true;
    for (key, role, confirmed) in LISTS {
        let Some(members) = table.optional(key, |node| node.names()) else {
            whole = false;
            continue;
        };
        for (name, node) in members.unwrap_or_default() {
            let Some(org) = node.member("organisation type", OrgType::ALL, OrgType::id) else {
                whole = false;
                continue;
            };
            if let Some(first) = in_lists.insert(org, key) {
                node.fault(format!("`{name}` stands in `{first}` and in `{key}`; keep it in one of them"));
                whole = false;
            }
            rows.push(Who { org, role, confirmed });
        }
    }
    let applies_instead = table.optional("applies_instead", |node| node.words());
    if rows.iter().any(|row| matches!(row.role, Role::Partner | Role::TakePart))
        && applies_instead == Some(None)
    {
        table.fault(format!(
            "`applies_instead` is missing; with partner or take_part say who applies: {WORDS}"
        ));
    }
    rows.sort_by_key(|row| row.org);
    Some((whole.then_some(rows)?, applies_instead?.unwrap_or_default()))
}

fn usual(node: Node<'_>) -> Option<Usual> {
    let table = node.table("`usual`")?;
    table.only(&["month", "day", "confirmed"]);
    let month = table.need("month", "2").and_then(|node| node.number_within(1..=12));
    let month = month.and_then(|month| u8::try_from(month).ok());
    let day = table.optional("day", |node| {
        let day = u8::try_from(node.number_within(1..=31)?).ok()?;
        // In a leap year, so that 29 February is a day.
        if month.is_some_and(|month| Date::new(2028, month, day).is_none()) {
            node.fault(format!("the month has no day {day}; mend `day` or `month`"));
            return None;
        }
        Some(day)
    });
    let confirmed = table.optional("confirmed", |node| node.yes());
    Some(Usual { month: month?, day: day?, confirmed: confirmed?.unwrap_or(false) })
}

/// An idea to start from. Its answers are in the compact form, which is read leniently: what does not come back the same
/// was misspelt or contradicts itself.
fn example(table: Table<'_>) -> Option<Example> {
    table.only(&["title", "answers"]);
    let title = table.need("title", WORDS).and_then(|node| node.words());
    let answers = table.need("answers", TEXT).and_then(|node| {
        let written = node.text()?;
        let read = from_compact(written);
        let back = to_compact(&read);
        if back != written {
            node.fault(format!("the answers read back as `{back}`; write them so"));
        } else if let Some((one, other)) = contradiction(&read) {
            node.fault(format!("`{one}` contradicts `{other}`; change one of them"));
        }
        Some(written.into())
    });
    Some(Example { title: title?, answers: answers? })
}
