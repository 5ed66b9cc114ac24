/** What is said and written on the way to a warm contact. */
export const coldCallEn = `
## checklist cold_dossier Dossier before the first call
* [business] What they make or store, and since when
* [sites] Sites and halls with approximate floor area
* [shifts] Shifts: one, two, or around the clock
* [person] Name of the energy manager, maintenance manager or chief engineer
* [phone] Direct number, or the switchboard and how to get past it
- [light_today] What lighting they have now, as far as photos, job adverts or tenders show it
- [news] News: new hall, energy audit, change of management, purchase of land
- [known] Do we know anybody there: earlier offer, trade fair, recommendation

## script cold_first_call First call to a company that does not know us
hint Aim of the call: a conversation between the seller and the person who pays for the electricity or looks after the lamps. Not a sale, not a catalogue.
say Hello, my name is {{me.name}}, from {{company.name}}. We make industrial luminaires, and I am looking for the person who looks after lighting and energy in your halls. Is that you?
if “No, that is somebody else.” Ask for the name, job title and direct number, and whether you may say who passed you on.
say Thank you, I will be brief. Halls like yours often still have 400-watt lamps running for two shifts. LED gives the same light for about 150 watts, and nobody has to take an access platform up to the roof any more.
ask What lighting is in your main hall today: mercury or metal halide lamps, fluorescent tubes, or LED already?
ask How many hours is it on: one shift, two, or around the clock?
ask When did somebody last measure the lux at the workplaces, and what was the result?
if(led_fails) “We tried LED once. It failed after two years.”
say Then here is what I suggest: a colleague from sales comes for half an hour, measures the light in one bay and tells you within a week what a change would cost and when it would pay back. The measurements are yours to keep in any case.
ask Which suits you better, Tuesday morning or Thursday after lunch? And who else should be there: maintenance, safety, purchasing?
if(send_something) “Send me something first.”
say I will confirm it in writing: day, time, hall. Thank you, and see you then.
### food First call: food production and cold stores
hint In food plants hygiene and failures come first, then energy. Do not talk about looks.
say Hello, {{me.name}} from {{company.name}}. We make luminaires for food plants: sealed to IP69K, with no glass above the product. Are you responsible for the technical side of production?
ask How do you protect open product from splinters today, and what did your last audit say about the lighting?
ask Where do you wash down under pressure, and how often do lamps fail there?
ask Do you have deep-freeze rooms? At minus 25 degrees tubes give half their light and take minutes to start; our luminaires give full light at once.
ask What does an hour of standstill on a packing line cost you when a lamp above it has to be changed?
say We could fit four luminaires in one room, for your hygiene officer to inspect and for you to measure. Before that a colleague would need half an hour to look at the room.
if(send_something) “Send me the certificates first.”
ask Would Wednesday at nine suit you, before the wash-down?
### logistics First call: warehouses and logistics
hint In warehouses the lights are on where nobody is. Talk about hours and about presence control.
say Hello, {{me.name}} from {{company.name}}. We light warehouses. May I ask who looks after the building services at your site?
ask How high are your racks, and does enough light reach the lowest level, where people read the labels?
ask When a forklift drives down one aisle, are the lights on in all of them?
ask What do you spend a year on electricity for lighting? In a hall of 10,000 square metres it is often more than it costs to hire the forklifts.
say With presence control in each aisle our customers are down to a third of their former hours. Half an hour on site is enough to say what it would be for you.
if(no_time) “We are in the middle of the season.”
ask Shall we come at the change of shift, when the aisles are empty? Tuesday or Thursday?
### utility First call: municipalities and utilities
hint Public bodies buy by the rules. Do not ask for an order; ask to be heard before the specification is written.
say Hello, {{me.name}} from {{company.name}}. We make street luminaires and controls for municipalities. Are you the right person for public lighting?
ask How many light points do you have, and how many of them are still sodium or mercury?
ask Is there a programme or a grant for renewing them, and by when must the money be spent?
ask How do you find out that a lamp has failed: from residents, or from the system?
say We can measure one street before and after, with three luminaires, free of charge. You may use the report in your specification, whoever wins.
if(only_tender) “We only buy by tender.”
ask May I come and see you next week with the figures from a town of your size?

## objections cold_objections Objections on the telephone
[send_something] “Send me something by e-mail.” => Gladly. So that it is one page and not a catalogue: which troubles you more, the electricity bill or the failures? I will send you a case with exactly that figure tomorrow and call you on Thursday at ten. Does that suit you?
[have_supplier] “We have a supplier.” => Good, then you have something to compare with. I am not asking you to change. Let us measure one bay: either you see that your supplier has advised you well, or you know what to raise with them.
[no_time] “I have no time now.” => I understand. One question and I will let you go: when the lamps in your highest hall fail, who goes up, and how long does the bay stand still? If it suits you better, I will call tomorrow at eight, before the shift begins.
[no_need] “We do not need anything.” => Most of our customers said so until they saw the figure: with its ballast, a 400-watt lamp uses about 1,800 kilowatt-hours a year in two shifts. May I work out what that costs at your price? It takes two minutes.
[too_expensive] “LED is too expensive for us.” => You pay for a luminaire once, for the electricity every month. At 4,000 hours the change usually pays back in two to three years. Shall we work it out with your own hours? If it comes to more than four years, I will tell you myself to leave it.
[no_budget] “There is no budget this year.” => Then this is the right moment, because next year’s is being planned. For that you need a figure that holds: number of luminaires, price, saving. You will have it within two weeks, free of charge and without obligation.
[engineer_decides] “The chief engineer decides that.” => Then I would like to speak to the chief engineer. What matters most to them in lighting: glare, failures, or paperwork? And may I say that you sent me?
[led_fails] “We had LED. They failed after two years.” => That happens, and it is nearly always the driver: it gets too hot under the roof. Do you know how warm it gets up there in summer? Ours are rated for 50 degrees and come with a five-year guarantee, in writing, and replacement within three days.
[competitor_cheaper] “Another manufacturer offered it for less.” => That may well be. Two figures show the difference: the luminous flux after 50,000 hours and the guarantee on the driver. Send me their data sheet, and I will tell you honestly where ours is better and where it is not.
[only_tender] “We only buy by tender.” => Then the specification decides. We can give you measurements and neutral wording without our name in it, so that you get offers you can compare. When is the next one being written?

## letter letter_after_call Letter after the call
Our conversation today: lighting in your halls
Dear {{contact.name}},

Thank you for talking to me. As promised, here it is on one page:

A plant like yours replaced 120 luminaires of 400 watts with luminaires of 150 watts. The hall now has 320 lux instead of 180, the lighting uses 62% less electricity, and nobody has been up on the platform since. It paid back in 26 months.

I would like to find out what it would be at {{client.name}}. For that my colleague from sales needs half an hour in one bay and your latest electricity bill.

I will call you as agreed. If you would like to speak sooner, my number is {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}

## checklist warm_contact_sheet Warm contact
* [who] Name, job title and direct number of the person talking to us
* [object] Which hall or street, roughly how many luminaires
* [pain] What troubles them, in their own words
* [next] Day, time and subject of the next conversation, agreed with them
- [decides] Who decides and who has to agree
- [supplier] Who they buy from today
- [when] When they would want to change, and why then

## script cold_clarify Call back for what the seller is missing
hint Read the seller’s reason first. Ask only for what is missing: nobody likes being questioned twice.
say Hello, {{contact.name}}, it is {{me.name}} from {{company.name}} again. I am preparing your conversation with my colleague from sales, and so that you lose no time there is one point I still need.
ask You mentioned the hall. Is it about renewing all of it, or about single luminaires that have failed?
ask Besides you, who would have to agree if the figures are convincing?
ask Is there a date by which it should be done: an audit, a new line, the end of the budget year?
if(no_time) “Is that really necessary?”
say Thank you. Then the appointment stands, and my colleague will come prepared.

## script cold_seller_talk First conversation by the seller
hint Begin with what telesales wrote down. People who have to tell everything twice lose trust.
say Hello, {{contact.name}}, {{me.name}} from {{company.name}}. From your first conversation with us I know that lamps keep failing in your hall and that the platform has to be hired every time. Is that right?
ask How often did that happen last year, and what did each time cost: platform, two people, standstill?
ask Which areas are the most difficult: height, dust, heat, wash-down?
ask What would have to come of it for you to say it was worth it: less energy, no failures, better light?
say Then I will come with the lux meter. In forty minutes we measure three bays, count the light points and note the operating hours. A week later you have a figure.
ask Who should be there, so that I need to come only once: maintenance, safety, finance?
if(have_supplier) “Our supplier does that for us.”
say I will confirm the appointment in writing and add what we need from you: a floor plan and the latest electricity bill.
`;
