/** What is said and written on the way to a warm contact. */
export const coldCallEn = `
## checklist cold_dossier Dossier before the first call
* [business] What they make or store, and since when
* [sites] Sites and halls with approximate floor area
* [shifts] Shifts: one, two, or around the clock
* [person] Name of the energy, maintenance or chief engineer
* [phone] Direct number or switchboard, and how to get past it
- [light_today] Light today, as far as photographs, job adverts or tenders show it
- [news] News: new hall, energy audit, change of management, purchase of land
- [known] Do we know somebody there: earlier offer, trade fair, recommendation

## script cold_first_call First call to a company that does not know us
hint Aim of the call: a talk between the seller and the person who pays for energy or repairs lamps. Not a sale, not a catalogue.
say Good morning, my name is {{me.name}}, {{company.name}}. We make industrial luminaires, and I am looking for whoever answers for lighting and energy in your halls. Is that you?
if “No, that is somebody else.” Ask for name, post and direct number, and who may say that you sent me.
say Thank you. I will be brief: in halls like yours old lamps of 400 watts usually burn for two shifts. With LED the same light needs about 150 watts, and nobody has to drive a lifting platform under the roof any more.
ask What light is in your main hall today: mercury or metal halide lamps, fluorescent tubes, or LED already?
ask How many hours a year does it burn: one shift, two, or around the clock?
ask When did somebody last measure the lux at the workplaces, and what came out?
if(led_fails) “We tried LED once. It failed after two years.”
say Then I would suggest this: our seller comes for half an hour, measures the light in one bay and tells you within a week what a change would cost and when it pays back. You keep the measurement in any case.
ask Which suits you better, Tuesday morning or Thursday after lunch? And who else should be there: maintenance, safety, purchasing?
if(send_something) “Send me something first.”
say I will put it in writing: day, hour, hall. Thank you, and good light until then.
### food First call: food production and cold stores
hint In food plants it is hygiene and failures that count, then energy. Do not speak of beauty.
say Good morning, {{me.name}} from {{company.name}}. We make luminaires for food plants: sealed to IP69K, no glass above the product. Do you answer for technology in production?
ask How do you protect open product against splinters today, and what did your last audit say about the lamps?
ask In which areas do you wash down with pressure, and how often do lamps have to be replaced there?
ask Do you have cold rooms? At minus 25 degrees tubes give half of their light and need minutes to start; our luminaires give all of it at once.
ask How much does an hour of standstill on a packing line cost when a lamp has to be changed above it?
say We could fit four luminaires in one room, for the hygiene officer to look at and for you to measure. Before that our seller would look at the room for half an hour.
if(send_something) “Send me the certificates first.”
ask Would Wednesday at nine suit you, before the wash-down?
### logistics First call: warehouses and logistics
hint In warehouses light burns where nobody is. Speak of hours and of control by presence.
say Good morning, {{me.name}}, {{company.name}}. We light warehouses. May I ask who looks after the building technology at your site?
ask How high are your racks, and does light fall on the lowest level, where people read labels?
ask Does the light burn in all aisles when a forklift drives through one of them?
ask How much do you spend a year on electricity for lighting? In a hall of 10,000 square metres it is often more than the rent of a forklift fleet.
say With presence control per aisle our customers burn a third of their former hours. Half an hour on site is enough to say what it would be in your case.
if(no_time) “We are in the middle of the season.”
ask Shall we come at the change of shift, when the aisles are empty? Tuesday or Thursday?
### utility First call: municipalities and utilities
hint A public body buys by rule. Do not ask for an order, ask for the right to be heard before the specification is written.
say Good morning, {{me.name}} from {{company.name}}. We make street luminaires and control for municipalities. Are you the right person for public lighting?
ask How many light points do you have, and how many of them are still sodium or mercury?
ask Is there a programme or a grant that the renewal is to be paid from, and until when must it be spent?
ask How do you hear of a lamp that has failed: from residents, or from the system?
say We can measure one street, before and after, with three luminaires at no cost. You get a report that you may use in your specification, whoever wins.
if(only_tender) “We only buy by tender.”
ask May I come to you next week with the figures of a town of your size?

## objections cold_objections Objections on the telephone
[send_something] “Send me something by e-mail.” => Gladly. So that it is one page and not a catalogue: is it the energy bill or the failures that trouble you more? I will send a case with that figure tomorrow and call you on Thursday at ten. Does that suit you?
[have_supplier] “We have a supplier.” => That is good, then you know what to compare with. I do not ask you to change. Let us measure one bay: either you see that your supplier has advised you well, or you know what to speak with him about.
[no_time] “I have no time now.” => I believe you. One question, then I let you go: when the lamps in your highest hall fail, who goes up, and how long does the bay stand still? I will call tomorrow at eight, before the shift begins, if that is better.
[no_need] “We do not need anything.” => Most of our customers said so before they saw the figure: a 400-watt lamp in two shifts burns about 1,800 kilowatt-hours a year with its ballast. May I work out for you what that is at your price? It takes two minutes.
[too_expensive] “LED is too expensive for us.” => The lamps cost money once, the electricity every month. With 4,000 hours and your energy price the change usually pays back in two to three years. Shall we work it out with your own hours? If it is more than four years, I will tell you to leave it.
[no_budget] “There is no budget this year.” => Then now is the right time, because next year’s is being written. For it you need a figure that holds: number of lamps, price, saving. We supply it within two weeks, free of charge and without obligation.
[engineer_decides] “The chief engineer decides that.” => I should like to speak with the chief engineer. What matters to them most in lighting: glare, failures, or documents? And may I say that you sent me?
[led_fails] “We had LED. They failed after two years.” => That happens, and nearly always it is the driver: it grows too hot under the roof. Do you know what temperature you have up there in summer? Ours are rated for 50 degrees and carry five years of guarantee, in writing, with replacement within three days.
[competitor_cheaper] “Another maker offered it for less.” => That may well be. Two figures show the difference: luminous flux after 50,000 hours and the guarantee on the driver. Send me the data sheet, and I will tell you honestly where ours is better and where it is not.
[only_tender] “We only buy by tender.” => Then it is decided by what the specification says. We supply measurements and wording without our name in it, so that you get offers which can be compared. When is the next one being written?

## letter letter_after_call Letter after the call
Our talk of today: light in your halls
Dear {{contact.name}},

thank you for the talk. As promised, on one page:

A plant like yours replaced 120 lamps of 400 watts by luminaires of 150 watts. The hall has 320 lux instead of 180, lighting takes 62 % less energy, and nobody has been on the lifting platform since. It paid back in 26 months.

I should like to find out what it would be at {{client.name}}. For that our seller needs half an hour in one bay and your last electricity bill.

I will call you as agreed. If you want to be quicker, my number is {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}

## checklist warm_contact_sheet Warm contact
* [who] Name, post and direct number of the person who talks to us
* [object] Which hall or street, roughly how many lamps
* [pain] What troubles them, in their own words
* [next] Day, hour and subject of the next talk, agreed with them
- [decides] Who decides and who has to agree
- [supplier] From whom they buy today
- [when] When they would want to change, and why then

## script cold_clarify Call to clear up what the seller misses
hint Read the seller’s reason first. Ask only for what is missing: nobody likes to be questioned twice.
say Good morning, {{contact.name}}, {{me.name}} from {{company.name}} once more. I have prepared your talk with our seller, and one thing is missing so that you do not lose time.
ask You mentioned the hall. Is it about renewing all of it, or about single lamps that have failed?
ask Besides you, who would have to agree if the figures are convincing?
ask Is there a date by which it should be done: audit, new line, end of the budget year?
if(no_time) “Is that really necessary?”
say Thank you. Then the appointment stands, and our seller comes prepared.

## script cold_seller_talk First talk by the seller
hint Begin with what telesales have written down. Who has to tell everything again loses trust.
say Good morning, {{contact.name}}, {{me.name}}, {{company.name}}. My colleague told me about your hall; you said that the lamps fail and that the platform has to be hired each time. Is that right?
ask How often did that happen last year, and what did one time cost: platform, two people, standstill?
ask Which areas are the most difficult: height, dust, heat, wash-down?
ask What would have to come out of it for you to say it was worth it: less energy, no failures, better light?
say Then I propose that I come with the lux meter. In forty minutes we measure three bays, count the points and take the operating hours. A week later you have a figure.
ask Who should be there, so that we need to come only once: maintenance, safety, finance?
if(have_supplier) “We have done that with our supplier.”
say I confirm the appointment in writing, with what we need from you: a floor plan and the last electricity bill.
`;
