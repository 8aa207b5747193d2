//! Utbyteskollen: which programmes for international exchange fit a Swedish school, why, and what to change.
