//! For each programme an idea that fits it.

pub const FITTING: &[(&str, &str)] = &[
    (
        "atlas_partnership",
        "org.type=gymnasieskola_hp resultArea=school goals=GOAL-11,GOAL-12 beneficiaries=organisation,learners \
         needIdentified=1 integratedInRegularWork=1 activitiesBetweenTrips=1 schools=SE,IN participants.teachers=2 \
         participants.pupils=10 participants.leaders=0 participants.other=0 tripPattern=both_directions \
         wantsGrantForVisitToSweden=1 containsWorkPlacement=0 previousAtlasGrant=0",
    ),
    ("atlas_planning", "org.type=grundskola schools=SE,IN participants.own=2"),
    ("atlas_conference", "org.type=grundskola schools=SE,IN participants.own=2"),
    (
        "atlas_placement",
        "org.type=gymnasieskola_yrk resultArea=vet containsWorkPlacement=1 schools=SE,IN parties[1].orgType=company \
         activities=1 activities[0].type=work_placement activities[0].physicalDaysTotal=30",
    ),
    ("ep_ka122", "org.type=grundskola org.accreditedIn= schools=SE,ES project.months=12 participants.own=8"),
    ("ep_ka120", "org.type=grundskola schools=SE,ES"),
    (
        "ep_ka210",
        "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,ES",
    ),
    (
        "ep_ka220",
        "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,ES,IT",
    ),
    ("np_junior_mob", "org.type=grundskola project.months=24 schools=SE,FI"),
    (
        "np_junior_dev",
        "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,FI,NO",
    ),
    ("np_adult_mob", "org.type=studieforbund project.months=24 schools=SE,FI"),
    (
        "np_adult_dev",
        "org.type=studieforbund goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,FI",
    ),
    ("etwinning", "org.type=grundskola"),
];
