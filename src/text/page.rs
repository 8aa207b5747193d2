//! The words of the page itself. One struct, a static for each language: a gap does not compile.

use super::Lang;

/// The words of the page
pub fn page(lang: Lang) -> &'static Page {
    say!(lang, &SV, &EN)
}

texts! {
    /// The words of the page in one language
    Page;
    title: "Utbyteskollen", "Utbyteskollen";
    not_uhr: "Detta är inte UHR:s tjänst. UHR eller MUCF beslutar. Kontrollera alltid utlysningen.",
        "This is not a service of UHR. UHR or MUCF decides. Always check the call itself.";
    private: "Era svar stannar i den här enheten.", "Your answers stay on this device.";
    rules_of: "Reglerna gicks igenom", "The rules were gone through on";
    sources: "Källor och datum", "Sources and dates";
    compare: "Jämför två program", "Compare two programmes";
    compare_with: "Jämför med ett annat program", "Compare with another programme";
    compare_help: "Samma idé, två program. Byt program i rutorna.", "The same idea, two programmes. Change them in the boxes.";
    compare_first: "Första programmet", "First programme";
    compare_second: "Andra programmet", "Second programme";
    compare_shape: "Passar idén?", "Does the idea fit?";
    compare_door: "Går det att söka?", "Can it be applied for?";
    compare_role: "Er roll", "Your role";
    compare_goals: "Det ni vill utveckla", "What you want to develop";
    compare_work: "Arbetet med ansökan", "The work of applying";
    compare_none: "Inget", "Nothing";
    compare_unstated: "Källorna säger inget om det.", "The sources do not say.";
    money: "Pengar och ansökan", "Money and application";
    money_pays: "Vad bidraget betalar", "What the grant pays for";
    money_amounts: "Hur mycket", "How much";
    money_own: "Er egen del", "Your own share";
    money_who: "Vem som söker", "Who applies";
    money_signs: "Vem som skriver under", "Who signs";
    money_where: "Var ni söker", "Where to apply";
    money_no_amounts: "Vi visar inga belopp, eftersom vi inte har sett några som vi kan stå för. Se programmets egen sida.",
        "We show no amounts, since we have seen none that we can vouch for. See the programme's own page.";
    money_past: "Beloppen är från ett tidigare år. Kontrollera dem i utlysningen.",
        "The amounts are from an earlier year. Check them in the call.";
    money_unknown: "Källorna säger inte. Fråga myndigheten.", "The sources do not say. Ask the agency.";
    money_signs_unknown: "Källorna säger inte. Fråga rektor eller er huvudman innan ni söker.",
        "The sources do not say. Ask your head teacher or the body that runs your school before you apply.";
    next_steps: "Era nästa steg", "Your next steps";
    network_kept: "Klar att användas utan nät.", "Ready to use without a network.";
    network_while_open: "Kollen fungerar utan nät så länge sidan är öppen.",
        "The check works without a network for as long as the page is open.";
    own_page: "Öppna kollen på en egen sida (ny flik)", "Open the check on a page of its own (new tab)";
    newer: "Det finns en nyare version av kollen. Era svar finns kvar när ni byter.",
        "There is a newer version of the check. Your answers are still there when you change.";
    newer_use: "Byt till den nya", "Change to the new one";
    send: "Skicka svaren till sidan", "Send the answers to the page";
    send_help: "Sidan som kollen ligger på får då era svar. Annars får den dem inte.",
        "The page that the check stands on then gets your answers. Otherwise it does not.";
    send_to: "Sidans adress", "Its address";
    sent: "Svaren är skickade till sidan.", "The answers have been sent to the page.";
    other_language: "In English", "På svenska";
    steps: "Steg", "Steps";
    step_organisation: "Er organisation", "Your organisation";
    step_goals: "Mål och önskemål", "Goals and wishes";
    step_programmes: "Program", "Programmes";
    next: "Fortsätt", "Continue";
    back: "Tillbaka", "Back";
    change: "Ändra", "Change";
    start_over: "Börja om", "Start over";
    start_over_sure: "Ta bort alla svar?", "Remove all answers?";
    start_over_yes: "Ja, ta bort svaren", "Yes, remove the answers";
    start_over_no: "Nej, behåll dem", "No, keep them";
    print: "Skriv ut", "Print";
    unknown: "Vet inte än", "Do not know yet";
    yes: "Ja", "Yes";
    no: "Nej", "No";
    none_of_these: "Inget av det här", "None of these";
    filter_org: "Sök bland skolor och organisationer", "Search schools and organisations";
    filter_org_help: "Skriv en del av namnet, till exempel gymn eller komvux. Gamla namn fungerar också.",
        "Write part of the name, for example gymn or komvux. Old names work too.";
    filter_goals: "Sök bland målen", "Search the goals";
    filter_goals_help: "Skriv ett ord, till exempel språk eller praktik.",
        "Write a word, for example language or placement.";
    filter_country: "Sök land, också under äldre namn", "Search countries, also by older names";
    goals_help: "Välj så många ni vill. Målen avgör vilka program som står först.",
        "Choose as many as you like. The goals decide which programmes come first.";
    goals_done: "Det här är alla våra mål", "These are all our goals";
    goals_done_help: "Kryssa i när listan är klar. Då kan kollen också säga när ett mål saknas.",
        "Tick this when the list is complete. Only then can the check say that a goal is missing.";
    wishes: "Önskemål, om ni vet", "Wishes, if you know";
    chosen: "Valt", "Chosen";
    your_answers: "Era svar", "Your answers";
    not_answered: "Inte besvarat", "Not answered";
    programmes_heading: "Program för er", "Programmes for you";
    programmes_open: "Går att söka, nu eller enligt ett känt mönster",
        "Can be applied for, now or by a known pattern";
    programmes_closed: "Går inte att söka nu, så vitt vi vet", "Cannot be applied for now, as far as we know";
    programmes_no: "Passar inte med era svar", "Do not fit with your answers";
    programmes_none: "Inget program som går att söka passar med de här svaren.",
        "No programme that can be applied for fits with these answers.";
    programmes_order: "Först står det som går att söka. Sedan räknas vilka av era mål programmet möter, om det passar era önskemål om länder, deltagare och arbetssätt, om ni är nya, vad ni får göra i det, hur mycket arbete en ansökan är och hur snart den kan göras. Att idén redan har rätt form ger ingen högre plats.",
        "What can be applied for comes first. Then it counts which of your goals the programme meets, whether it suits your wishes about countries, participants and ways to work, whether you are new, what you may do in it, how much work an application is, and how soon it can be made. That an idea already has the right shape gives no higher place.";
    equal: "Delad plats", "Shared place";
    try_idea: "Pröva er idé", "Try your idea";
    why_here: "Varför den står här", "Why it stands here";
    official_page: "Programmets egen sida", "The programme's own page";
    to_programmes: "Till alla program", "To all programmes";
    shape: "Projektets form", "The shape of the project";
    shape_help: "Fyll i det ni vet. Resultatet ändras medan ni skriver.",
        "Fill in what you know. The result changes as you write.";
    about_you: "Om er", "About you";
    project: "Projektet", "The project";
    partners: "Parter", "Parties";
    partners_help: "En part är en skola eller organisation som är med. Den första svenska parten är ni själva.",
        "A party is a school or organisation that takes part. The first Swedish party is yourselves.";
    own_unit: "Er egen enhet", "Your own unit";
    party: "Part", "Party";
    add_party: "Lägg till en part", "Add a party";
    activities_unsettled: "Det är inte klart vilka aktiviteter ni planerar",
        "It is not settled which activities you plan";
    parties_done: "Det här är alla parter", "These are all the parties";
    activities: "Aktiviteter", "Activities";
    activities_help: "En aktivitet är en sorts vistelse eller utbyte för deltagarna.",
        "An activity is one kind of stay or exchange for the participants.";
    activity: "Aktivitet", "Activity";
    add_activity: "Lägg till en aktivitet", "Add an activity";
    activities_done: "Det här är alla aktiviteter", "These are all the activities";
    remove: "Ta bort", "Remove";
    list_full: "Fler än 40 går inte att lägga till här.", "No more than 40 can be added here.";
    list_done_help: "Kryssa i när listan är klar. Innan dess kan det komma fler.",
        "Tick this when the list is complete. Until then there may be more.";
    promises: "Bekräfta innehållet", "Confirm the content";
    promises_help: "Det här kan bara ni veta. Svara ja om det stämmer eller om ni bestämmer er för att göra så.",
        "Only you can know this. Answer yes if it is so, or if you decide to do it.";
    more_questions: "Frågor som ger råd men inte avgör", "Questions that give advice and do not decide";
    to_result: "Till resultatet", "To the result";
    result: "Resultat", "Result";
    result_frame: "Först står om projektets form passar. Raden under säger om programmet går att söka.",
        "First comes whether the shape of the project fits. The line below says whether the programme can be applied for.";
    fails: "Stämmer inte", "Does not fit";
    asks: "Återstår att svara på", "Still to answer";
    source_unknown: "Källorna säger inte", "The sources do not say";
    dangers: "Tänk på säkerheten", "Think of safety";
    warnings: "Tänk också på", "Worth a thought";
    advice_waits: "Råd som väntar på svar", "Advice that waits for answers";
    mends: "Så kan idén passa", "How the idea can fit";
    mend_cheapest: "Minsta ändringen", "The smallest change";
    mend_fewest: "Färre beslut", "Fewer decisions";
    mend_without_parties: "Utan att ändra parterna", "Without changing the parties";
    mend_then_fits: "Då passar formen.", "Then the shape fits.";
    mend_then_open: "Då är inget fel längre, men allt är inte avgjort.",
        "Then nothing is wrong any more, but not everything is settled.";
    mend_do: "Ändra så", "Change it so";
    mended: "Idén är ändrad.", "The idea has been changed.";
    undo: "Ångra", "Undo";
    moved: "Det här ändrades:", "This moved:";
    openers: "Det här öppnar mest", "What opens most";
    closes: "Men då passar inte längre", "But then these no longer fit:";
    passed: "Stämmer", "Fits";
    advice: "Råd innan ni söker", "Advice before you apply";
    process: "När ni har fått bidrag", "Once you have a grant";
    facts: "Bra att veta", "Good to know";
    not_applicable: "Gäller inte er idé", "Does not concern your idea";
    given: "Ni har", "You have";
    needed: "Krav", "Needed";
    should_be: "Bör vara", "Should be";
    mend: "Så kan ni göra", "What you can do";
    our_reading: "Så läser vi källan", "How we read the source";
    source: "Källa", "Source";
    estimated: "uppskattat", "estimated";
    compared: "jämförd med en kopia av källan", "compared with a copy of the source on";
    answer_to_decide: "Svara på", "Answer";
    ask_agency: "Fråga myndigheten", "Ask the agency";
    contact: "Fråga nära er", "Ask nearby";
    local_missing: "Sidans egna program kunde inte hämtas. Vi visar bara de allmänna. Hälsa den som sköter sidan.",
        "This site’s own programmes could not be fetched. We show only the general ones. Tell whoever looks after the site.";
    local_unreadable: "Sidans egna program kunde inte läsas. Vi visar bara de allmänna. Hälsa den som sköter sidan.",
        "This site’s own programmes could not be read. We show only the general ones. Tell whoever looks after the site.";
    also_ids: "även", "also";
    sources_help: "Här står varje dokument som reglerna bygger på, från när det är och när vi senast jämförde reglerna med en kopia av det. Vi har inte sett sidorna på nätet den dagen.",
        "Here is every document that the rules build on, when it is from, and when we last compared the rules with a copy of it. We did not see the live pages that day.";
    stale: "Kontrollera utlysningen innan ni går vidare.", "Check the call before you go on.";
    unconfirmed_role: "Inte bekräftat: fråga myndigheten.", "Not confirmed: ask the agency.";
    look_instead: "Titta i stället på", "Look instead at";
    other_years: "Andra år säger något annat", "Other years say something else";
    instead: "Vad gäller i stället?", "What holds instead?";
    instead_help: "Rad för rad: hur det var, vad som finns i dag, och om er idé skulle passa där.",
        "Row by row: how it was, what there is today, and whether your idea would fit there.";
    was: "Då", "Then";
    changed: "Ändrat sedan dess", "Changed since";
    not_planned: "Det finns inte i er idé", "It is not part of your idea";
    nearest: "Närmast er idé", "Nearest to your idea";
    classification_new: "Räknas som ett nytt projekt", "Counts as a new project";
    classification_indepth: "Räknas som ett fördjupningsprojekt, med fler krav",
        "Counts as an in-depth project, with more demands";
    edition: "Regler från", "Rules of";
    history: "Äldre regler finns kvar som historia:", "Older rules are kept as history:";
    no_such_programme: "Programmet finns inte", "There is no such programme";
    problem: "Det finns ett problem", "There is a problem";
    problem_title: "Fel:", "Error:";
    not_a_number: "Skriv ett helt tal", "Write a whole number";
    not_a_date: "Skriv datumet som 2027-02-01", "Write the date as 2027-02-01";
    too_long: "Texten är för lång", "The text is too long";
    contradicts: "Stämmer inte med ett annat svar:", "Does not agree with another answer:";
    choose_more: "Välj också det som saknas", "Choose what is missing as well";
    last_good: "Resultatet bygger på det senaste som gick att läsa.",
        "The result builds on the last answer that could be read.";
    examples: "Börja från ett exempel", "Start from an example";
    examples_help: "Exemplet fyller i det ni inte har svarat på. Ni kan ändra allt.",
        "The example fills in what you have not answered. You can change everything.";
    programmes_come: "Programmen hämtas …", "The programmes are on their way …";
    no_programmes: "Programmen kunde inte hämtas. Era svar finns kvar. Se om ni har nät och försök igen.",
        "The programmes could not be fetched. Your answers are still here. See whether you are online and try again.";
    unreadable_programmes: "Programmen kom fram men kunde inte läsas. Era svar finns kvar. Felet är vårt: försök igen om en stund.",
        "The programmes arrived but could not be read. Your answers are still here. The fault is ours: try again in a while.";
    try_again: "Försök igen", "Try again";
    amount: "Antal", "Number";
    length_unit: "Enhet", "Unit";
    days: "dagar", "days";
    weeks: "veckor", "weeks";
    months: "månader", "months";
    dates_instead: "Ange datum i stället", "Give dates instead";
    days_from_dates: "Dagarna räknas ut från datumen.", "The days are counted from the dates.";
    days_until_dates: "Antalet gäller tills alla datum är ifyllda.",
        "The number holds until all the dates are filled in.";
    period: "Period", "Period";
    from: "från", "from";
    to: "till", "to";
    add_period: "Lägg till en period", "Add a period";
    remove_period: "Ta bort period", "Remove period";
    next_question: "Nästa fråga", "Next question";
    questions_done: "Frågorna är klara", "The questions are done";
    other_question: "Visa en annan fråga", "Show another question";
    no_more_questions: "Inga fler frågor behövs. Ni kan fortfarande ändra era svar.",
        "No more questions are needed. You can still change your answers.";
    more_came: "Fler frågor tillkom.", "More questions were added.";
    ends_first: "slutar innan den börjar", "ends before it begins";
}
