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
    (
        "strategic_partnership",
        "org.type=grundskola goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 schools=SE,FI \
         activities=2 activities[0].type=short_pupil_group activities[0].linkedToGoals=1 \
         activities[0].languageSupport.requested=0 activities[0].participantRole=pupil activities[0].groupSize=12 \
         activities[0].physicalDaysTotal=5 activities[0].sendingOrg.type=school activities[0].sendingOrg.country=SE \
         activities[0].sendingOrg.inPartnership=1 activities[0].receivingOrg.type=school \
         activities[0].receivingOrg.country=FI activities[0].receivingOrg.inPartnership=1 \
         activities[1].type=long_teaching_training activities[1].linkedToGoals=1 \
         activities[1].languageSupport.requested=1 activities[1].sector=school activities[1].purpose=teaching \
         activities[1].participantRole=teacher activities[1].physicalDaysTotal=60 activities[1].selectionFair=1 \
         activities[1].contentAgreed=1 activities[1].recognition=other activities[1].sendingOrg.country=SE \
         activities[1].sendingOrg.inPartnership=1 activities[1].receivingOrg.country=FI \
         activities[1].receivingOrg.inPartnership=1 activities[1].hostCountry=FI \
         activities[1].participantResidence=SE",
    ),
];
