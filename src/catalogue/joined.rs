//! Two catalogues as one: the widget's own, and that of a host – its municipality's scholarships, an internal fund.

use std::collections::BTreeMap;

use super::packed::{CatalogueFault, is_sound};
use super::{Catalogue, Programme};

impl Catalogue {
    /// This catalogue with the programmes of another: one with an id that is here already takes that one's place, the
    /// others come to these. The other's contact is taken over; the days, and how long a look counts, stay these.
    ///
    /// # Errors
    /// [`CatalogueFault::Damaged`] where both together are more than can be held against an idea in time.
    pub fn with(mut self, other: Self) -> Result<Self, CatalogueFault> {
        let sources: Vec<u16> = other
            .sources
            .into_iter()
            .map(|source| {
                let known = self.sources.iter().position(|known| *known == source);
                if known.is_none() {
                    self.sources.push(source);
                }
                u16::try_from(known.unwrap_or(self.sources.len() - 1)).map_err(|_| CatalogueFault::Damaged)
            })
            .collect::<Result<_, _>>()?;
        let source = |place: u16| sources.get(usize::from(place)).copied().ok_or(CatalogueFault::Damaged);
        let first = u16::try_from(self.rules.len()).map_err(|_| CatalogueFault::Damaged)?;
        for mut rule in other.rules {
            rule.source = source(rule.source)?;
            self.rules.push(rule);
        }
        for mut programme in other.programmes {
            programme.call.source = source(programme.call.source)?;
            for place in programme.moved.iter_mut().flat_map(|row| &mut row.sources) {
                *place = source(*place)?;
            }
            for rule in &mut programme.rules {
                *rule = rule.checked_add(first).ok_or(CatalogueFault::Damaged)?;
            }
            match self.programmes.iter_mut().find(|own| own.id == programme.id) {
                Some(own) => *own = programme,
                None => self.programmes.push(programme),
            }
        }
        self.programmes.sort_by(|one, other| one.id.cmp(&other.id));
        self.contact = other.contact.or(self.contact);
        self.forget_unused_rules();
        if is_sound(&self) { Ok(self) } else { Err(CatalogueFault::Damaged) }
    }

    /// Takes away the rules that no programme names any longer
    fn forget_unused_rules(&mut self) {
        let named = |programme: &Programme| programme.rules.clone();
        let mut places: BTreeMap<u16, u16> =
            self.programmes.iter().flat_map(named).map(|place| (place, 0)).collect();
        for (new, old) in (0..).zip(places.values_mut()) {
            *old = new;
        }
        let mut place = 0;
        self.rules.retain(|_| {
            let is_named = places.contains_key(&place);
            place = place.saturating_add(1);
            is_named
        });
        for rule in self.programmes.iter_mut().flat_map(|programme| &mut programme.rules) {
            if let Some(new) = places.get(rule) {
                *rule = *new;
            }
        }
    }
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::super::{Address, Check, Contact, PartySet, Words, own};
    use super::*;

    /// A catalogue with one programme of the widget's own under another id, and its sources in another order
    fn local(id: &str) -> Catalogue {
        let mut local = own().unwrap();
        local.programmes.retain(|programme| &*programme.id == "np_languages");
        local.programmes[0].id = id.into();
        local.sources.reverse();
        let last = u16::try_from(local.sources.len() - 1).unwrap();
        local.rules.iter_mut().for_each(|rule| rule.source = last - rule.source);
        local
            .programmes
            .iter_mut()
            .for_each(|programme| programme.call.source = last - programme.call.source);
        local.sources.push(super::super::Source { id: "lokal".into(), ..local.sources[0].clone() });
        local.rules[usize::from(local.programmes[0].rules[0])].source = last + 1;
        local
    }

    fn ids(catalogue: &Catalogue) -> Vec<&str> {
        catalogue.programmes.iter().map(|programme| &*programme.id).collect()
    }

    /// What a programme's rules say, each with its source
    fn rules<'c>(catalogue: &'c Catalogue, id: &str) -> Vec<(&'c str, &'c str)> {
        let programme = catalogue.programme(id).unwrap();
        let rules = programme.rules.iter().filter_map(|place| catalogue.rule(*place));
        rules.map(|rule| (&*rule.id, &*catalogue.source(rule).unwrap().title)).collect()
    }

    #[test]
    fn a_host_adds_its_programmes_and_leaves_the_others_as_they_are() {
        let alone = own().unwrap();
        let both = own().unwrap().with(local("kommunens_stipendium")).unwrap();
        let mut expected = ids(&alone);
        expected.push("kommunens_stipendium");
        expected.sort_unstable();
        assert_eq!(ids(&both), expected);
        for id in ids(&alone) {
            assert_eq!(rules(&both, id), rules(&alone, id), "{id}");
        }
        let added = rules(&both, "kommunens_stipendium");
        assert_eq!(added[1..], rules(&alone, "np_languages")[1..]);
        // What the host brings along as well is there once.
        assert_eq!(both.sources.len(), alone.sources.len() + 1);
        assert_eq!((both.date, both.fresh_days, &both.later), (alone.date, alone.fresh_days, &alone.later));
    }

    #[test]
    fn a_host_puts_its_own_rules_in_the_place_of_a_programme() {
        let mut other = local("atlas_partnership");
        other.contact = Some(Contact { words: Words::default(), address: Address("mailto:a@b.se".into()) });
        let both = own().unwrap().with(other).unwrap();
        assert_eq!(ids(&both), ids(&own().unwrap()));
        assert_eq!(rules(&both, "atlas_partnership")[1..], rules(&both, "np_languages")[1..]);
        assert_eq!(both.contact.map(|contact| contact.address.0), Some("mailto:a@b.se".into()));
        // The rules of the one that went are gone with it.
        assert!(both.rules.iter().all(|rule| &*rule.id != "AT4-01"));
        let held = |place: &usize| {
            both.programmes.iter().any(|programme| programme.rules.contains(&u16::try_from(*place).unwrap()))
        };
        assert!((0..both.rules.len()).all(|place| held(&place)));
    }

    #[test]
    fn what_would_take_too_long_together_is_refused() {
        let every = |check| Check::Every { of: PartySet::Parties, check: Box::new(check) };
        let mut heavy = local("heavy");
        let place = usize::from(heavy.programmes[0].rules[0]);
        heavy.rules[place].check = every(every(every(every(Check::Applicant))));
        assert_eq!(own().unwrap().with(heavy), Err(CatalogueFault::Damaged));
    }
}
