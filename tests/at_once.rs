//! The tests of the core as one program: where it is built anew for one change after another (`.cargo/mutants.toml`),
//! linking a program for each file takes more time than the tests. An ordinary run leaves it out.
#![cfg(test)]
#![expect(clippy::duplicate_mod, reason = "each file also stands by itself")]

#[path = "access.rs"]
mod access;
#[path = "answers_files.rs"]
mod answers_files;
#[path = "any_input.rs"]
mod any_input;
#[path = "atlas_limits.rs"]
mod atlas_limits;
#[path = "beside.rs"]
mod beside;
#[path = "catalogue_proofs/main.rs"]
mod catalogue_proofs;
#[path = "made_up_costs.rs"]
mod made_up_costs;
#[path = "made_up_refusals.rs"]
mod made_up_refusals;
#[path = "made_up_repairs.rs"]
mod made_up_repairs;
#[path = "made_up_rules.rs"]
mod made_up_rules;
#[path = "needs.rs"]
mod needs;
#[path = "next_question.rs"]
mod next_question;
#[path = "next_steps.rs"]
mod next_steps;
#[path = "ranking.rs"]
mod ranking;
#[path = "recommendations.rs"]
mod recommendations;
#[path = "refusals.rs"]
mod refusals;
#[path = "repairs.rs"]
mod repairs;
#[path = "rule_changes.rs"]
mod rule_changes;
#[path = "rules.rs"]
mod rules;
#[path = "rules_at_work.rs"]
mod rules_at_work;
#[path = "same_bytes.rs"]
mod same_bytes;
#[path = "schools.rs"]
mod schools;
#[path = "strategic_partnership.rs"]
mod strategic_partnership;
#[path = "unknown_is_not_no.rs"]
mod unknown_is_not_no;
#[path = "what_is_known.rs"]
mod what_is_known;
