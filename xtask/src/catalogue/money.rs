//! What a programme pays and how one applies: from its tables to statements that each say where they are written.

use utbyteskollen::catalogue::{
    Amount, Applying, Currency, Money, OwnShare, Per, Rate, Stated, Statement, Status, Words,
};

use super::node::{DAY, Node, TEXT, Table};
use super::read::Reader;

/// Far above any grant, and small enough to be counted in kronor
const LARGEST: u32 = 100_000_000;
/// How a statement is written
const STATEMENT: &str = "{ sv = \"…\", en = \"…\", source = \"…\" }";

/// What a euro is in kronor
pub(super) fn rate(reader: &Reader<'_>, node: Node<'_>) -> Option<Rate> {
    let table = node.table("[euro]")?;
    table.only(&["kronor", "ore", "date", "source"]);
    let kronor = table.need("kronor", "11").and_then(|node| node.number_within(1..=1_000));
    let ore = table.need("ore", "5").and_then(|node| node.number_within(0..=99));
    let date = table.need("date", DAY).and_then(|node| node.date());
    let source = table.need("source", TEXT).and_then(|node| reader.source(node));
    Some(Rate { kronor: kronor?, ore: ore?, date: date?, source: source?.0 })
}

/// What a programme pays
pub(super) fn money<'a>(reader: &mut Reader<'a>, programme: &'a str, node: Node<'a>) -> Option<Money> {
    let table = node.table("[money]")?;
    table.only(&["pays", "no_grant", "own", "amount"]);
    let pays = table.need("pays", STATEMENT).and_then(|node| statement(reader, programme, node));
    let no_grant = table.optional("no_grant", |node| node.only_true());
    let own = table.optional("own", |node| own_share(reader, programme, node));
    let amounts: Vec<_> = table
        .tables("amount", "an amount")
        .into_iter()
        .map(|table| amount(reader, programme, table))
        .collect();
    if let Some(node) = table.get("no_grant")
        && (table.get("own").is_some() || !amounts.is_empty())
    {
        node.fault("there is no grant, and yet an amount or a share of it; keep one of them".to_owned());
    }
    let amounts = amounts.into_iter().collect::<Option<_>>();
    Some(Money { pays: Some(pays?), no_grant: no_grant?.is_some(), amounts: amounts?, own: own? })
}

/// How one applies
pub(super) fn applying<'a>(reader: &mut Reader<'a>, programme: &'a str, node: Node<'a>) -> Option<Applying> {
    let table = node.table("[applying]")?;
    table.only(&["who", "signs", "where", "last_step", "alone"]);
    let who = table.need("who", STATEMENT).and_then(|node| statement(reader, programme, node));
    let mut told = |key| table.optional(key, |node| statement(reader, programme, node));
    let (signs, place, last_step) = (told("signs"), told("where"), told("last_step"));
    let alone = table.optional("alone", |node| node.only_true());
    Some(Applying {
        who: Some(who?),
        signs: signs?,
        place: place?,
        last_step: last_step?,
        alone: alone?.is_some(),
    })
}

fn own_share<'a>(reader: &mut Reader<'a>, programme: &'a str, node: Node<'a>) -> Option<OwnShare> {
    let table = node.table("`own`")?;
    table.only(&["grant_percent", "source", "status", "rule"]);
    let percent = table.need("grant_percent", "80").and_then(|node| node.number_within(1..=99));
    let stated = stated(reader, programme, table);
    Some(OwnShare { grant_percent: u8::try_from(percent?).ok()?, stated: stated? })
}

fn amount<'a>(reader: &mut Reader<'a>, programme: &'a str, table: Table<'a>) -> Option<Amount> {
    table.only(&["euro", "kronor", "at_most", "per", "label", "from", "to", "source", "status", "rule"]);
    let (currency, sums) = match (table.get("euro"), table.get("kronor")) {
        (Some(node), None) => {
            reader.in_euro.push(node);
            (Currency::Euro, sums(node))
        }
        (None, Some(node)) => (Currency::Kronor, sums(node)),
        _ => {
            table.fault(
                "an amount is in one currency; write either `euro = […]` or `kronor = […]`".to_owned(),
            );
            return None;
        }
    };
    let at_most = table.optional("at_most", |node| node.only_true());
    let per =
        table.need("per", "\"project\"").and_then(|node| node.member("kind of amount", Per::ALL, Per::id));
    let label = table.optional("label", |node| node.words());
    let (from, to) = (table.optional("from", |node| node.year()), table.optional("to", |node| node.year()));
    if let (Some(Some(from)), Some(Some(to)), Some(node)) = (from, to, table.get("from"))
        && from > to
    {
        node.fault(format!("the amount is known from {from}, after it ends {to}; mend one of the years"));
    }
    let stated = stated(reader, programme, table);
    Some(Amount {
        sums: sums?,
        currency,
        at_most: at_most?.is_some(),
        per: per?,
        label: label?.unwrap_or_default(),
        from: from?,
        to: to?,
        stated: stated?,
    })
}

/// One sum, or several to choose among, in rising order
fn sums(node: Node<'_>) -> Option<Vec<u32>> {
    let members = node.some_list()?;
    let sums: Vec<Option<u32>> = members.iter().map(|member| member.number_within(1..=LARGEST)).collect();
    let sums = sums.into_iter().collect::<Option<Vec<u32>>>()?;
    if !sums.is_sorted_by(|one, other| one < other) {
        node.fault("the sums are not in rising order; put the smallest first, and each once".to_owned());
        return None;
    }
    Some(sums)
}

fn statement<'a>(reader: &mut Reader<'a>, programme: &'a str, node: Node<'a>) -> Option<Statement> {
    let table = node.table("a statement")?;
    table.only(&["sv", "en", "source", "status", "rule"]);
    let has_words = table.get("sv").is_some() || table.get("en").is_some();
    let words = if table.get("rule").is_none() {
        let text = |key| table.need(key, TEXT).and_then(|node| node.text());
        let (sv, en) = (text("sv"), text("en"));
        sv.zip(en).map(|(sv, en)| Words { sv: sv.into(), en: en.into() })
    } else if has_words {
        table.fault(
            "the rule says it already; take the words away, or write a `source` of their own".to_owned(),
        );
        None
    } else {
        Some(Words::default())
    };
    let stated = stated(reader, programme, table);
    Some(Statement { words: words?, stated: stated? })
}

/// Where it is written: a source of its own, or a rule of the programme
fn stated<'a>(reader: &mut Reader<'a>, programme: &'a str, table: Table<'a>) -> Option<Stated> {
    let status = table.optional("status", |node| node.member("status", Status::ALL, Status::id));
    match (table.get("rule"), table.get("source")) {
        (Some(node), None) if table.get("status").is_none() => {
            let id = node.text()?;
            reader.told_by.push((programme, id, node));
            Some(Stated::Rule(id.into()))
        }
        (Some(_), _) => {
            table.fault(
                "the rule has its own source and status; take these away, or take away `rule`".to_owned(),
            );
            None
        }
        (None, Some(node)) => {
            let (source, _) = reader.source(node)?;
            Some(Stated::Source { source, status: status?.unwrap_or(Status::Verified) })
        }
        (None, None) => {
            table.fault(format!(
                "it says not where it is written; add `source = {TEXT}`, or `rule = {TEXT}` where a rule says the same"
            ));
            None
        }
    }
}

/// Looks up the rules that statements refer to, once all are known, and whether there is a rate for amounts in euro
pub(super) fn check_references(reader: &Reader<'_>, holds: impl Fn(&str, &str) -> bool, has_rate: bool) {
    for (programme, id, node) in &reader.told_by {
        if !holds(programme, id) {
            node.fault(format!(
                "the programme has no rule {id}; name one of its own, or a general rule that it names"
            ));
        }
    }
    if !has_rate {
        for node in &reader.in_euro {
            node.fault(
                "an amount in euro needs a rate, to be told in kronor; add [euro] to catalogue.toml"
                    .to_owned(),
            );
        }
    }
}
