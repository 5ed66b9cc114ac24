/** What is said and written about lamps on trial. */
export const trialEn = `
## script trial_agree Agreeing on a trial
hint A trial is a step to the purchase. Agree on the step after it before anything is sent.
say You want to see it first, and rightly so: there is much promised in this market. I propose four luminaires in one bay, 30 days, measured before and after.
ask Which bay would convince everybody? Take the worst one.
ask What result must be reached: lux at the workplace, glare, energy, the voice of the shift?
ask Who judges at the end, and will that person be there when we measure?
ask If the result is as agreed, what happens then? May I write: “then the offer goes to technology and finance”?
if(trial_for_free) “Just leave a few lamps with us.”
say In the agreement stand serial numbers, value and return date. Our insurance covers the lamps, yours the work at height.
ask Who mounts, you or we? When is the bay free?
### food Agreeing on a trial: food production
hint First the hygiene officer, then the electrician.
say I propose the packing line or one cold room: four luminaires, 30 days, with wash-down as usual.
ask What must they stand in these 30 days: foam, pressure, minus 25 degrees, shock?
ask Will your hygiene officer inspect them with us at the end and put the judgement in writing?
ask Which measured values would be proof: lux at the belt, light after ten seconds in the cold, water inside after wash-down?
say If all of that is met, we speak about the whole line. May I write that into the agreement?
if(trial_for_free) “Just leave them with us.”

## objections trial_objections Objections about a trial
[trial_for_free] “Just leave a few lamps with us, we will have a look.” => I should be glad to, but then they hang somewhere and nobody judges. Let us make a trial of it: one bay, four values, one date. It costs you an hour and gives you a report that counts with purchasing.
[no_time_mount] “We have nobody to mount them.” => We do it: two people, two hours, before your early shift. You only switch off the circuit.
[too_bright] “It is too bright, the people are dazzled.” => That is a matter of optics and height, not of LED. We change two luminaires to wide optics and dim to 80 %; please look at it again tomorrow with the shift leader.
[too_cold] “The light is too blue.” => You have 5,000 kelvin there. We also have 4,000, which most people like better for long shifts. We exchange two, and your people choose.
[one_failed] “One has failed.” => Thank you for telling me at once. We replace it tomorrow and send the driver to the laboratory; you get the report, whatever it says. Better now than after the order.
[longer] “We should like to keep them longer.” => Gladly, if we know what for. What would you see in the second month that the first does not show? Let us extend by ten working days and fix the date of the report today.

## letter letter_trial Letter with the trial agreement
Trial at {{client.name}}: agreement
Dear {{contact.name}},

enclosed is the agreement about the trial, with serial numbers, value and date of return.

What we agreed: one bay, 30 days, measuring at the same points before and after. You told us what result would convince you; it stands in point 3.

As soon as the signed agreement is here, the luminaires leave our store within two working days. I will be there when they are mounted.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist trial_checklist Before trial lamps leave the house
* [goal] Goal and judge stand in the agreement
* [signed] Agreement signed by somebody who may
* [return_date] Return date and value are stated
* [bay] Bay, height, mounting points, supply are checked
* [before] Measured before: points marked on the floor
- [spare] One spare driver goes along
- [people] The shift knows what is being tried, and whom to tell

## script trial_install At the mounting
hint Mark the points on the floor. Same points, same hour, same meter.
say I measure first how it is today; would you note the values with me, so that they are yours as well?
ask Is anything different from usual today: daylight, open doors, lamps switched off?
say Now with the new ones: you see the value yourself.
ask To the shift leader: what do you notice at once? What do you want to watch in the next two weeks?
say If anything disturbs, please call me directly, {{me.phone}}. I come back in two weeks.

## script trial_visit Visit in the middle
hint Stand where they stand, look where they look. Write down their words, not yours.
ask How is it to work under it, compared with before?
ask Is there glare anywhere, a shadow, a colour that disturbs?
ask Has anything been changed in the bay since the mounting?
if(too_bright) “It dazzles.”
if(one_failed) “One has gone dark.”
say I have written down your words; may I repeat them to your head?
ask To the engineer: does this go in the direction that we agreed? What is still missing for a yes?

## script trial_result The result
hint Table on the desk: promised, measured, judged. Say your own values in place of the example’s, and let the other side fill in the third column.
say We agreed on four values. Let us go through them one by one.
ask Light: we promised 300, measured are 325. Do you count that as met?
ask Glare and colour: what did the shift say?
ask Energy: the meter in the bay shows 64 % less. Does that agree with yours?
say Then all four are met, and in the agreement it says what comes next.
if(longer) “We should like to test it a little longer.”
ask Whom do I send the report to, and when does it go to technology and finance?
ask Do the luminaires stay where they are, or do I have them collected?

## letter letter_trial_result Letter with the trial report
Trial at {{client.name}}: the result
Dear {{contact.name}},

thank you for the trial. Enclosed is the report with what was promised, what was measured and how your people judged it.

At the beginning we agreed what would follow from a good result: the offer for {{deal.title}} goes to technology and finance. I have prepared the documents for both and ask you for a date this week.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
`;
