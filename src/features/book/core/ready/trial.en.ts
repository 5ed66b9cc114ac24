/** What is said and written about luminaires on trial. */
export const trialEn = `
## script trial_agree Agreeing on a trial
hint A trial is a step towards the purchase. Agree on the step after it before anything is sent.
say You want to see it first, and rightly so: a lot is promised in this market. I suggest four luminaires in one bay, 30 days, measured before and after.
ask Which bay would convince everybody? Take the worst one.
ask What result must be reached: lux at the workplace, glare, energy, the verdict of the shift?
ask Who judges at the end, and will that person be there when we measure?
ask If the result is as agreed, what happens then? May I write: “then the offer goes to engineering and finance”?
if(trial_for_free) “Just leave a few lamps with us.”
say The agreement states serial numbers, value and return date. Our insurance covers the luminaires, yours the work at height.
ask Who installs, you or we? When is the bay free?
### food Agreeing on a trial: food production
hint First the hygiene officer, then the electrician.
say I suggest the packing line or one cold room: four luminaires, 30 days, wash-down as usual.
ask What must they withstand in these 30 days: foam, pressure, minus 25 degrees, knocks?
ask Will your hygiene officer inspect them with us at the end and put the verdict in writing?
ask Which readings would be proof: lux at the belt, light after ten seconds in the cold, water inside after the wash-down?
say If all of that is met, we talk about the whole line. May I write that into the agreement?
if(trial_for_free) “Just leave them with us.”

## objections trial_objections Objections about a trial
[trial_for_free] “Just leave a few lamps with us, we will have a look.” => Gladly, but then they hang somewhere and nobody judges them. Let us make a proper trial of it: one bay, four values, one date. It costs you an hour and gives you a report that counts with purchasing.
[no_time_mount] “We have nobody to install them.” => We will do it: two people, two hours, before your early shift. All you do is switch off the circuit.
[too_bright] “It is too bright, people are dazzled.” => That is a matter of optics and height, not of LED. We swap two luminaires for wide-beam ones and dim to 80%; please look at it again tomorrow with the shift leader.
[too_cold] “The light is too blue.” => Those are 5,000 kelvin. They also come in 4,000, which most people prefer for long shifts. We swap two, and your people choose.
[one_failed] “One has failed.” => Thank you for telling me at once. We replace it tomorrow, the driver goes to the laboratory, and you get the findings, whatever they say. Better now than after the order.
[longer] “We would like to keep them longer.” => Gladly, if we know what for. What would the second month show that the first does not? Let us extend by ten working days and fix the date of the report today.

## letter letter_trial Letter with the trial agreement
Trial at {{client.name}}: agreement
Dear {{contact.name}},

Enclosed is the trial agreement, with serial numbers, value and return date.

What we agreed: one bay, 30 days, measured before and after at the same points. You told us what result would convince you; it stands in point 3.

As soon as we have the signed agreement, the luminaires leave our warehouse within two working days. I will be there when they are installed.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist trial_checklist Before trial luminaires leave the house
* [goal] The agreement says what counts as success and who judges
* [signed] Agreement signed by somebody who is entitled to
* [return_date] Return date and value are stated
* [bay] Bay, height, fixing points and supply are checked
* [before] Measured before, points marked on the floor
- [spare] One spare driver goes along
- [people] The shift knows what is being tried, and whom to tell

## script trial_install At the installation
hint Mark the points on the floor. Same points, same time of day, same meter.
say First I will measure how it is today; please note the values with me, so that they are yours as well.
ask Is anything different from usual today: daylight, open doors, lamps switched off?
say Now with the new ones: you can see the value yourself.
ask To the shift leader: what do you notice at once? What will you watch over the next two weeks?
say If anything disturbs you, please call me directly: {{me.phone}}. I will be back in two weeks.

## script trial_visit Visit at half-time
hint Stand where they stand, look where they look. Write down their words, not yours.
ask What is it like to work under, compared with before?
ask Does anything dazzle, are there shadows, does the colour disturb?
ask Has anything been changed in the bay since the installation?
if(too_bright) “It dazzles.”
if(one_failed) “One has gone out.”
say I have written down your words; may I pass them on to your manager?
ask To the engineer: is it going the way we agreed? What is still missing for a yes?

## script trial_result The result
hint Table on the desk: promised, measured, judged. Use your own values in place of the examples, and let the client fill in the third column.
say We agreed on four values. Let us go through them one by one.
ask Light: promised 300, measured 325. Do you count that as met?
ask Glare and colour: what did the shift say?
ask Energy: the meter in the bay shows 64% less. Does that agree with yours?
say Then all four are met, and the agreement says what comes next.
if(longer) “We would like to test it a little longer.”
ask Who should I send the report to, and when does it go to engineering and finance?
ask Do the luminaires stay where they are, or shall I have them collected?

## letter letter_trial_result Letter with the trial report
Trial at {{client.name}}: the result
Dear {{contact.name}},

Thank you for the trial. Enclosed is the report: what was promised, what was measured and how your people judged it.

At the beginning we agreed what would follow a good result: the offer for {{deal.title}} goes to engineering and finance. The documents for both are ready, and I would ask you for a date this week.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
`;
