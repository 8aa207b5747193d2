//! Two catalogues as one: the widget's own, and that of a host – its municipality's scholarships, an internal fund.

use std::collections::BTreeMap;

use super::packed::{CatalogueFault, is_sound};
use super::{Catalogue, Programme};

impl Catalogue {
    /// This catalogue with the programmes of another: one with an id that is here already takes that one's place, the
    /// others come to these. The other's contact is taken over; the days, how long a look counts, and the rate of the euro
    /// stay these.
    ///
    /// Where the other is to stand alone, only the words of the later steps and the rate of the euro are left of this one.
    ///
    /// # Errors
    /// [`CatalogueFault::Damaged`] where both together are more than can be held against an idea in time.
    pub fn with(mut self, other: Self) -> Result<Self, CatalogueFault> {
        if other.alone {
            return Ok(self.give_way_to(other));
        }
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
            for place in programme.sources_mut() {
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

    fn give_way_to(self, mut other: Self) -> Self {
        other.later = self.later;
        if let (None, Some(mut rate)) = (&other.euro, self.euro)
            && let Some(source) = self.sources.into_iter().nth(usize::from(rate.source))
            && let Ok(place) = u16::try_from(other.sources.len())
        {
            rate.source = place;
            other.sources.push(source);
            other.euro = Some(rate);
        }
        other
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
    use super::super::{Address, Check, Contact, PartySet, Stated, Words, own};
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
            .flat_map(Programme::sources_mut)
            .for_each(|source| *source = last - *source);
        local.euro = None;
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
        // So do its statements keep their sources.
        let stated = |catalogue: &Catalogue, id: &str| {
            let stated = catalogue.programme(id).unwrap().stated().filter_map(Stated::source);
            stated.map(|source| catalogue.sources[usize::from(source)].id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(stated(&both, "kommunens_stipendium"), stated(&alone, "np_languages"));
        assert!(!stated(&both, "kommunens_stipendium").is_empty());
        // What the host brings along as well is there once.
        assert_eq!(both.sources.len(), alone.sources.len() + 1);
        assert_eq!((both.date, both.fresh_days, &both.later), (alone.date, alone.fresh_days, &alone.later));
        assert!(both.euro.is_some() && both.euro == alone.euro);
    }

    #[test]
    fn a_host_shows_its_programmes_alone() {
        let own = own().unwrap();
        let other = Catalogue { alone: true, later: Words::default(), ..local("kommunens_stipendium") };
        let shown = own.clone().with(other.clone()).unwrap();
        assert_eq!(ids(&shown), ["kommunens_stipendium"]);
        assert_eq!(rules(&shown, "kommunens_stipendium"), rules(&other, "kommunens_stipendium"));
        assert_eq!((&shown.later, shown.date), (&own.later, other.date));
        // The rate of the euro comes along with its source.
        let source = |catalogue: &Catalogue| {
            let rate = catalogue.euro.as_ref().unwrap();
            (rate.date, catalogue.sources[usize::from(rate.source)].id.clone())
        };
        assert_eq!(source(&shown), source(&own));
        assert!(is_sound(&shown));
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
