/** What is said and written after the signature: handover, delivery, guarantee. */
export const afterSaleEn = `
## checklist handover_checklist Handover to production
* [contract] Contract with all appendices
* [calculation] Calculation and drawings in the version that was sold
* [list] List of luminaires with optics, light colour, controls, fixings
* [dates] Delivery dates by area, times when installation is allowed
* [promised] What was promised by word of mouth
* [people] Who decides, who accepts, who may be called at night
* [money] Terms of payment and what they depend on
- [risks] What may go wrong: access, height, other trades
- [site] Photos and rules of the site
- [rivals] What the client has been told about others

## objections handover_objections When the two sides do not agree
[date_impossible] “This date cannot be kept.” => Where is the bottleneck, and what can be delivered by then? Let us offer the client the first hall on time and the rest two weeks later, today and not the day before.
[not_as_calculated] “That is not what was calculated.” => Lay both versions side by side. If sales promised more, sales tells the client; if production wants to save, the calculation holds.
[data_missing] “Half of it is missing.” => Name the open points of the checklist. The seller has one working day; after that the director decides.
[client_changes] “The client wants it differently now.” => Every change goes through the seller, in writing, with price and date. Until then the contract holds.
[who_pays] “Who pays for the second trip?” => What was on the handover sheet is paid by the project, what was not by sales. That is why the sheet is worth an hour.

## script handover_introduce Introducing the project lead
say Hello, {{contact.name}}. With me is the colleague who will carry out {{deal.title}} with you. I remain your contact for the contract; for dates and technical questions this is the shortest way from today.
say Let me repeat in front of both sides what was agreed: areas, dates, installation times, acceptance.
ask Have I forgotten anything that matters to you?
ask How would you like to be kept up to date: a weekly call, an e-mail, a walk round the site?
ask What would be the worst thing that could happen while we are on your site?
say You have both numbers. If anything gets stuck, call me: {{me.phone}}.

## letter letter_introduction Letter after the introduction
{{deal.title}}: your contacts from today
Dear {{contact.name}},

Thank you for the conversation today. In short:

Project lead:
First delivery:
Installation, and when not:
Accepted by:

I remain responsible for everything that concerns the contract. If anything does not go as agreed, please tell me at once: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script handover_feedback How is it going?
say I am not calling to sell you anything. We have been working on your site for two weeks, and I would like to know how it is going.
ask From 1 to 10, how satisfied are you with us so far?
ask What would make it one point better?
ask Does everybody keep to the dates, clean up, say hello?
if(client_changes) “We would like something different after all.”
hint Then ask the project lead: what was wrong or missing on the handover sheet? It is for next time, not for blame.
say Thank you. It will be done by Friday, and then I will call you.

## letter letter_invoice Letter with the invoice
Invoice for {{deal.title}}
Dear {{contact.name}},

Enclosed is the invoice for {{deal.title}} in line with our contract, with your order number.

If your accounts department needs anything else on it, please tell me today; you will have it corrected the same day, so that nothing is held up.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## script service_payment_call Asking about a payment
hint Friendly, short, with the invoice in front of you. First the person who ordered, then accounts.
say Hello, {{contact.name}}, {{me.name}} from {{company.name}}. The first invoice for {{deal.title}} has been open since last week. Has it reached you?
ask Is anything missing on it: order number, acceptance, a signature?
ask Who has it at the moment, and on which day do you make payments?
if(not_accepted) “We only pay once everything works.”
if(no_money) “We are waiting for money ourselves.”
say Then I will note that day. I will call the morning after, only to cross it off.

## letter letter_payment_reminder Payment reminder
Open invoice: {{deal.title}}
Dear {{contact.name}},

Our invoice for {{deal.title}} has not been paid yet. I assume it has been overlooked.

Please let me know by the day after tomorrow when we may expect the payment, or what is missing for it. The next delivery depends on it, and I would like to keep your date.

If it has been paid in the meantime, please disregard this letter.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## objections service_objections Objections after the purchase
[not_accepted] “We pay when everything works.” => You are right to look closely. What does not work yet? We will put it right by Friday. For the part you have accepted, I ask for payment as the contract says.
[no_money] “We are waiting for money ourselves.” => Thank you for being open. Let us agree on two dates instead of one: half on the 15th, half at the end of the month. I will confirm it in writing today.
[wrong_amount] “The invoice is wrong.” => Which line? Let us look at it together now. If it is our mistake, you will have a new one within the hour.
[lamps_flicker] “They flicker.” => All or some? In nine cases out of ten it is an old switch or a loose neutral. Our technician will come tomorrow and measure; if it is the driver, we replace the batch.
[not_so_bright] “It is darker than promised.” => The values are in the contract. I will come with the meter, we measure at the agreed points, and we add whatever is missing.
[took_too_long] “It took you a week to answer.” => That is too long, and I am sorry. From today you have my number for this: {{me.phone}}. This case will be settled by Thursday, and I will call you on Wednesday.

## script service_delivery Before and after the delivery
say Hello, {{contact.name}}. Our delivery for {{deal.title}} arrives tomorrow between eight and ten.
ask Can the lorry get up to the hall, and who unloads?
ask Who signs, and will that person check packaging and number?
ask Where will it be kept dry until it is installed?
say Please note any damage on the delivery note before you sign. After that it becomes difficult for both of us.
hint Call again in the afternoon: has everything arrived, is anything broken, is anything missing?

## checklist delivery_checklist Delivery
* [announced] Announced with day, time and number of pallets
* [unloading] Unloading and access are settled
* [signer] We know who signs
* [checked] Number and packaging checked on arrival
* [note] Signed delivery note is filed
- [damage] Damage photographed and reported the same day
- [packaging] Packaging is taken back

## script service_acceptance After the installation
say The luminaires are up. Shall we walk through the hall with the meter and the contract?
ask Do they keep what we promised: brightness, glare, switching?
ask What do your people say? Has anybody asked for the old ones back?
if(not_so_bright) “It is not as bright as promised.”
say Thank you for your trust. I will send you the report with the measured values; it also belongs in your safety file.
ask May we name {{client.name}} as a reference, and may somebody call you now and then?

## letter letter_thanks Thank-you after the delivery
Thank you: {{deal.title}}
Dear {{contact.name}},

Your new lights are on, and I would like to thank you for the order and for the way you worked with us.

Enclosed is the report: lux at the agreed points, power drawn, serial numbers. If a luminaire fails, this number is all you need: {{me.phone}}. You will have the replacement within three days.

In three months I will call once and ask how it is going.

Kind regards
{{me.name}}, {{company.name}}

## script service_claim Guarantee case
hint Do not look for who is to blame. Light first.
say Thank you for telling me at once. First, so that you can work: how many are out, and is anybody in danger?
ask Since when, all at once or one by one? Was there a storm, a switch-over, work on the mains?
ask What serial number is on it, and could you send me two photos?
say The replacement leaves today. Our technician comes on Thursday and takes the old ones away.
if(took_too_long) “It took you long enough.”
say You will get the laboratory’s findings, whatever they are. Until then it is our case, not yours.

## checklist claim_checklist Guarantee case
* [number] How many, which serial numbers, since when
* [photos] Photos and place
* [first_answer] First answer the same day
* [replacement] Replacement sent, or the reason why not
* [cause] Cause found and written down
- [batch] Are there others from the same batch, at other clients too?
- [told] The client knows the result

## letter letter_claim Letter about a guarantee case
Your report about {{deal.title}}
Dear {{contact.name}},

We have received your report of {{today}} and are dealing with it.

What happens now: the replacement leaves our warehouse within one working day; our technician will arrange a time with you; the failed parts go to our laboratory. You will get the findings in writing.

All we ask of you is to keep the failed luminaires. If more of them fail, please call me: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script service_guarantee_check Call after three months
say Hello, {{contact.name}}. I promised to call after three months. How is the light?
ask Has anything failed or come loose, does anything hum or flicker?
ask Have you looked at the electricity bill? Does it come close to our calculation?
if(lamps_flicker) “Some of them flicker.”
ask What is next on your site, with or without light?
say Thank you. If you like, I will send you the comparison of calculated and actual consumption; it looks good in an energy audit.
`;
