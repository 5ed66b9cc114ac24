/** What is said and written after the signature: handover, delivery, guarantee. */
export const afterSaleEn = `
## checklist handover_checklist Handover to production
* [contract] Contract with all appendices
* [calculation] Calculation and drawings in the version that was sold
* [list] List of luminaires with optics, colour, control, mounting parts
* [dates] Dates of delivery by area; times when mounting is allowed
* [promised] What was promised by word of mouth
* [people] Who decides, who receives, who may be called at night
* [money] Terms of payment and what they depend on
- [risks] What may go wrong: access, height, other trades
- [site] Photographs and rules of the site
- [rivals] What the client has been told about others

## objections handover_objections When the two sides do not agree
[date_impossible] “This date cannot be kept.” => Which part is the bottleneck, and what can be delivered by then? Let us offer the client the first hall on time and the rest two weeks later, today and not the day before.
[not_as_calculated] “This is not what was calculated.” => Put both versions side by side. If the sale has promised more, the seller tells the client; if production wants to save, the calculation holds.
[data_missing] “Half of it is missing.” => Name the points of the checklist that are open. The seller has one working day; after that the director decides.
[client_changes] “The client wants it differently now.” => Every change goes through the seller, in writing, with price and date. Until then what is in the contract holds.
[who_pays] “Who pays for the second journey?” => What was on the handover sheet is paid by the project, what was not is paid by the sale. That is why the sheet is worth an hour.

## script handover_introduce Introducing the project lead
say Good morning, {{contact.name}}. With me is the colleague who will build {{deal.title}} with you. I stay your seller; for dates and technology it is the quickest way from today.
say I tell once more in front of both what we agreed: areas, dates, times of mounting, who receives.
ask Have I forgotten anything that is important to you?
ask How do you want to be kept informed: a call each week, a letter, a look at the site?
ask What would be the worst that could happen on your site while we are there?
say You have both numbers. If anything gets stuck, call me: {{me.phone}}.

## letter letter_introduction Letter after the introduction
{{deal.title}}: your contacts from today
Dear {{contact.name}},

thank you for the talk of today. In short:

Project lead:
First delivery:
Mounting, and when not:
Received by:

I stay responsible for all that concerns the contract. If anything does not go as agreed, please tell me at once: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script handover_feedback How is it going?
say I do not call to sell you anything. We have been working on your site for two weeks, and I should like to know how it is going.
ask From 1 to 10, how content are you with us until now?
ask What would make it one better?
ask Does everybody keep to the dates, do people clean up, do they greet?
if(client_changes) “We should like to have something different after all.”
hint Then ask the project lead: what was wrong or missing in the handover sheet? It is for the next one, not for blame.
say Thank you. I do this by Friday, and I call you when it is done.

## letter letter_invoice Letter with the invoice
Invoice for {{deal.title}}
Dear {{contact.name}},

enclosed is the invoice for {{deal.title}} by the terms of our contract, with your order number.

If anything is missing for your bookkeeping, tell me today; I will send it corrected on the same day, so that nothing is held up.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## script service_payment_call Asking about a payment
hint Friendly, short, with the document in front of you. First the one who ordered, then bookkeeping.
say Good morning, {{contact.name}}, {{me.name}}, {{company.name}}. The first invoice for {{deal.title}} has been open since last week. Has it arrived with you?
ask Is anything missing on it: order number, acceptance, a signature?
ask With whom does it lie at the moment, and on which day do you pay out?
if(not_accepted) “We do not pay before everything works.”
if(no_money) “We are waiting for money ourselves.”
say Then I note: payment on that day. I call on the morning after, only to cross it off.

## letter letter_payment_reminder Payment reminder
Open invoice: {{deal.title}}
Dear {{contact.name}},

our invoice for {{deal.title}} has not been paid yet. I suppose it has been overlooked.

Please let me know by the day after tomorrow when we may expect the payment, or what is missing for it. Delivery of the next part depends on it, and I should like to keep your date.

If it has been paid in the meantime, please take this letter as settled.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## objections service_objections Objections after the purchase
[not_accepted] “We pay when everything works.” => You are right to look closely. What does not work yet? We put it right by Friday. For the part that has been accepted I ask for payment by the contract.
[no_money] “We are waiting for money ourselves.” => Thank you for saying so openly. Let us agree on two dates instead of one: half on the 15th, half at the end of the month. I put it in writing today.
[wrong_amount] “The invoice is wrong.” => Which line? I look at it with you now. If we are wrong, you get a new one within the hour.
[lamps_flicker] “They flicker.” => All or some? In nine of ten cases it is an old switch or a loose neutral. Our technician comes tomorrow and measures; if it is the driver, we replace the batch.
[not_so_bright] “It is darker than promised.” => We put the values into the contract. I come with the meter, we measure at the agreed points, and what is missing we hang up.
[took_too_long] “It took you a week to answer.” => That is too long, and I am sorry. From today you have my number for this: {{me.phone}}. This case will be settled by Thursday, and I call you on Wednesday.

## script service_delivery Before and after the delivery
say Good morning, {{contact.name}}. Tomorrow between eight and ten our delivery for {{deal.title}} arrives.
ask Does the truck get up to the hall, and who unloads?
ask Who signs, and will that person look at packaging and number?
ask Where will it be stored dry until it is mounted?
say Please note any damage on the delivery note before signing. After that it becomes difficult for both of us.
hint Call again in the afternoon: has everything arrived, is anything broken, is anything missing?

## checklist delivery_checklist Delivery
* [announced] Announced with day, hour and number of pallets
* [unloading] Unloading and access are settled
* [signer] We know who signs
* [checked] Number and packaging were checked on arrival
* [note] Signed delivery note is filed
- [damage] Damage is photographed and reported on the same day
- [packaging] Packaging is taken back

## script service_acceptance After the mounting
say The lamps hang. May I walk through the hall with you, with the meter and the contract?
ask Do they keep what we promised: brightness, glare, switching?
ask What do your people say? Has anybody asked for the old ones back?
if(not_so_bright) “It is not as bright as promised.”
say Thank you for your trust. I send you the report with the measured values; it is for your safety file, too.
ask May we name {{client.name}} as a reference, and may somebody call you now and then?

## letter letter_thanks Thank-you after the delivery
Thank you: {{deal.title}}
Dear {{contact.name}},

your lamps are burning, and I should like to thank you for the order and for the way you worked with us.

Enclosed is the report: lux at the agreed points, power drawn, serial numbers. If a luminaire fails, this number is enough: {{me.phone}}. Replacement is with you within three days.

In three months I will call once and ask how it is going.

Kind regards
{{me.name}}, {{company.name}}

## script service_claim Guarantee case
hint Do not look for who is to blame. Light first.
say Thank you for telling me at once. First so that you can work: how many are dark, and is anybody in danger?
ask Since when, all at once or one by one? Was there a storm, a switch-over, work at the mains?
ask Which serial number is on it, and could you send me two photographs?
say Replacement leaves today. Our technician comes on Thursday and takes the old ones along.
if(took_too_long) “It took you long enough.”
say You get the laboratory’s finding, whatever it is. Until then it is our case, not yours.

## checklist claim_checklist Guarantee case
* [number] How many, which serial numbers, since when
* [photos] Photographs and place
* [first_answer] First answer on the same day
* [replacement] Replacement sent, or reason why not
* [cause] Cause is found and written down
- [batch] Are there others of the same batch, at other clients too?
- [told] The client was told the result

## letter letter_claim Letter about a guarantee case
Your report about {{deal.title}}
Dear {{contact.name}},

we have received your report of {{today}} and taken it up.

What happens now: replacement leaves our store within one working day; our technician agrees with you on a date; the failed parts go to our laboratory. You will get the finding in writing.

You need not do anything but keep the failed luminaires. If it becomes more, please call me: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script service_guarantee_check Call after three months
say Good morning, {{contact.name}}. I promised to call after three months. How is the light?
ask Has anything failed or become loose, does anything hum or flicker?
ask Have you looked at the electricity bill? Does it come near to what we calculated?
if(lamps_flicker) “Some of them flicker.”
ask What are you doing next on your site, with or without light?
say Thank you. If you like, I send you the comparison of calculated and actual consumption; it looks well in the energy audit.
`;
