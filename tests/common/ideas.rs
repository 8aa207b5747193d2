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
    (
        "ep_ka122",
        "org.type=grundskola otherFundingSameActivity=0 org.accreditedIn= org.grantsInFiveYears=2 schools=SE,ES project.months=12 \
         participants.own=8 activities=1 activities[0].type=pupil_group activities[0].physicalDaysTotal=5 \
         activities[0].groupSize=8 activities[0].accompaniedByStaff=1 activities[0].hostLeads=1 \
         activities[0].hostRelation=another_organisation",
    ),
    (
        "ep_ka120",
        "org.type=grundskola otherFundingSameActivity=0 schools=SE,ES activities=1 activities[0].type=job_shadowing \
         activities[0].physicalDaysTotal=5 activities[0].hostLeads=1 activities[0].perMentor=2 \
         activities[0].hostRelation=another_organisation",
    ),
    (
        "ep_ka210",
        "org.type=grundskola otherFundingSameActivity=0 goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,ES",
    ),
    (
        "ep_ka220",
        "org.type=grundskola otherFundingSameActivity=0 goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 priorities=inclusion schools=SE,ES,IT",
    ),
    ("np_junior_mob", "org.type=grundskola otherFundingSameActivity=0 project.months=24 schools=SE,FI"),
    (
        "np_junior_dev",
        "org.type=grundskola otherFundingSameActivity=0 goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
         project.months=24 schools=SE,FI,NO",
    ),
    ("np_adult_mob", "org.type=studieforbund otherFundingSameActivity=0 project.months=24 schools=SE,FI"),
    (
        "np_adult_dev",
        "org.type=studieforbund otherFundingSameActivity=0 goals=GOAL-01 beneficiaries=organisation,staff integratedInRegularWork=1 \
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
    ("jm_network", "org.type=grundskola otherFundingSameActivity=0 schools=SE,ES,IT,FI,FI project.months=36"),
    ("np_languages", "org.type=grundskola otherFundingSameActivity=0 schools=SE,FI project.months=24"),
    ("athena", "org.type=gymnasieskola_yrk"),
    ("linnaeus_palme", "org.type=larosate"),
    ("mfs_uhr", "org.type=larosate"),
    ("praktikantprogrammet", "org.type=larosate"),
    (
        "ep_ka131",
        "org.type=larosate org.eche=1 schools=SE,ES activities=1 activities[0].type=he_staff activities[0].physicalDaysTotal=5",
    ),
    ("ep_ka171", "org.type=larosate org.eche=1 schools=SE,IN project.months=36"),
    (
        "ep_ka240",
        "org.type=huvudman_kommun resultArea=school schools=SE,SE,SE,FI,FI,FI parties[3].schoolAuthority=1 project.months=36",
    ),
    ("jm_learning_eu", "org.type=grundskola project.months=36 hoursPerSchoolYear=40"),
    (
        "np_he",
        "org.type=larosate otherFundingSameActivity=0 mobilityOnly=1 schools=SE,FI parties[1].orgType=hei",
    ),
    (
        "np_horizontal",
        "org.type=grundskola otherFundingSameActivity=0 schools=SE,FI,NO parties[0].sector=school parties[1].sector=adult parties[2].sector=school project.months=24 mobilityOnly=0",
    ),
    (
        "ep_ka152",
        "org.type=ungdomsorg travellers=young_people schools=SE,ES project.months=12 participants.young=16 \
         participants.ageFrom=15 participants.ageTo=25 activities=1 activities[0].type=youth_exchange \
         activities[0].physicalDaysTotal=7 activities[0].groupSize=8 activities[0].leaderInEachGroup=1",
    ),
    (
        "ep_ka153",
        "org.type=ungdomsorg schools=SE,ES project.months=12 participants.total=20 activities=1 activities[0].type=youth_workers activities[0].physicalDaysTotal=7",
    ),
    ("ep_ka154", "org.type=ungdomsorg participants.ageFrom=15 participants.ageTo=25"),
    (
        "discovereu_incl",
        "org.type=ungdomsorg project.months=6 participants.ageFrom=18 participants.ageTo=18 activities=1 activities[0].type=discover_trip activities[0].physicalDaysTotal=10 activities[0].groupSize=4",
    ),
    (
        "esc_vol",
        "org.type=ungdomsorg org.qualityLabel=1 participants.ageFrom=18 participants.ageTo=25 activities=1 activities[0].type=volunteering activities[0].physicalDaysTotal=90",
    ),
    (
        "esc_solidarity",
        "org.type=ungdomsorg destinations=at_home participants.young=5 participants.ageFrom=18 participants.ageTo=25 project.months=6",
    ),
];
