/** What is said in a complex sale, from the first meeting to the contract. */
export const saleTalksEn = `
## script sale_present First meeting on site
hint Aim: the right to measure and to calculate. Take with you: lux meter, one luminaire of each kind, one page with a reference of the trade.
say Thank you for your time. I propose three things for today: you show me the hall, I show you what we have done in a similar one, and at the end we decide together whether a calculation is worth your effort.
ask Before we go: what must not happen when the lighting is changed? Standstill, dust, closed docks?
hint Walk through the hall. Measure three points per area and say the figures aloud: people hear them for the first time.
ask What do those who work here say about the light, and who complains most?
ask How many failed lamps do I see here, and how long have they been dark?
say At the yard of a building materials plant it was like this: 180 lux, 14 lamps dark. Today it has 310 lux with 58 % less energy. Here is the name of the chief engineer; he takes calls.
ask Who has to agree to such a project, and what does each of them look at: energy, safety, finance, purchasing?
if(have_supplier) “We have worked with our supplier for years.”
say For a calculation I need plans, heights, hours and one electricity bill. May we do that? Who gives me the data, and until when?
say I will write the minutes today: who, what, by when.
### food First meeting: food production and cold stores
hint Coat, cap, shoes: ask beforehand what has to be worn. No glass in your case.
say Thank you for letting us in. I should like to begin with your hygiene officer’s rules and only then speak of light.
ask Which areas have open product, and how do you prove today that no lamp can splinter above it?
ask How do you clean: foam and pressure, how many degrees, how close to the luminaire?
ask In the cold rooms: what temperature, how often is the light switched, how long does it take until it is bright?
say In a dairy we fitted luminaires with IP69K and covers of polycarbonate in the filling hall: 540 lux instead of 300, and the next audit had no remark about lighting. You may read the report.
ask What would your auditor want to see in writing before anything is hung up?
if(documents_first) “Without certificates we do not even begin.”
say I propose to start with the cold room: it is small, it is the most expensive to keep lit, and one sees the difference at once. May we measure and calculate it?
### logistics First meeting: warehouses and logistics
hint Come at a change of shift. Look up from the forklift driver’s seat: glare is seen from there.
say Thank you. May we walk along one aisle first, from dock to rack?
ask Which height do your people read labels at, and is the light enough there? I measure 60 lux at the bottom; the standard asks for 150.
ask How many hours a day is there anybody in this aisle, and how many does the light burn?
ask How do you get to the lamps between the racks, and what does the aisle cost you while it is closed?
say At a freight terminal we have fitted narrow-beam luminaires with a sensor per aisle: 71 % less energy, because light follows the forklift.
if(fine_as_it_is) “It is bright enough for us.”
ask Do you own the building, or does the landlord pay for what is built in? Who pays for the electricity?
say For the calculation I need the rack plan and the consumption of one month. Whom may I ask?

## script sale_data Collecting the data
hint Do it together on site. Data sent by e-mail are half right, and you find out at the mounting.
say I have brought the data sheet; we fill it in together, it takes an hour.
ask Area by area: length, width, mounting height, colour of ceiling and floor, what stands in the way?
ask What hangs today: type, wattage with ballast, number, how many of them dark?
ask Hours a day, days a year, per area. Is there daylight, and does anybody switch off?
ask Price of a kilowatt-hour on the last bill, grid charges included?
ask Maintenance: how many lamps a year, who changes them, hire of the platform, standstill?
ask What do people do here: read labels, assemble, inspect, drive? That decides between 150, 300 and 750 lux.
ask Temperature under the ceiling, dust, oil, water, explosion zones?
say I count the points once more and photograph the distribution board. Tomorrow you have the sheet, and I ask you to confirm it with a short answer.

## script sale_offer_talk Going through the offer
hint At least two people on their side. Lead from their goals to the figures, the price comes in the middle. The figures below are an example: put in those of your calculation.
say You told me three things in the hall: no dark docks, no platform, and payback in under three years. Let us see what the offer says to each.
say Light: today 180 lux on average, calculated 320 with a uniformity of 0.6, glare below 22. Here is the drawing of each area.
say Energy: 120 points of 440 watts with ballast become 120 of 150. At 4,200 hours that is 146,000 kilowatt-hours a year less.
say Maintenance: no lamp change for ten years in two shifts; the driver can be changed from a ladder in ten minutes.
say The price is {{deal.amount}}. With your energy price it is paid back in 27 months, maintenance included.
ask What speaks against it, in your opinion? I would rather hear it now than from purchasing in three weeks.
ask Who else has to be convinced, and what will they ask?
if(see_first) “We want to see it first.”
if(too_expensive) “That is more than we had thought.”
ask If technology and finance say yes, when would you order? What has to happen until then?
say I will write down what we have agreed and send it today.

## script sale_answer_objections Answering objections
hint Listen, repeat, ask what lies behind it, answer with one figure or one name, check. Never two objections at once.
ask If I have understood you rightly, it is about … Is there anything else that keeps you from going on?
ask Suppose we had solved that: would you then go on to technology and finance?
say Let us look at it with your own figures, not with ours. Which of them do you doubt?
say There was the same doubt at another plant. The chief engineer there is ready to tell you how it turned out; shall I arrange a call?
if(competitor_cheaper) “Your competitor is cheaper.”
ask Is the matter settled for you with that, or is something left?
hint If the same objection comes a second time, it is not the real one. Ask for the person behind it, or pull in your head.

## script sale_head_talk Talk from head to head
hint You come because the seller has asked you. Do not take the deal away from him; open the door for him.
say Good morning, {{contact.name}}, {{me.name}}, I am responsible for this field at {{company.name}}. My colleague has told me about {{deal.title}}, and I should like to hear from you directly.
ask Looking at it from your post: is this project important for you this year, or is there something more important?
ask What have we not understood so far?
ask If it were only up to you, how would you decide, and what would have to be different?
say This is what I can promise, and this is what I cannot: …
say My colleague will send you the changed proposal by Friday. May I call you once more after that myself?

## script sale_technical Technical approval
hint Engineers want to be asked, not persuaded. Send the documents three days before.
say I should like to go through your requirements one by one and note what is met and what is not.
ask Which documents do you need for approval: light distribution files, test reports, declaration of conformity, glare calculation, surge protection?
ask Supply: what voltage swings and surges do you have? Ours stand 6 kilovolts; for the overhead line we fit 10.
ask Mounting: can the present suspension and cable stay? What load may it carry?
ask Emergency lighting and control: what must the new luminaires work with?
say Service life: 100,000 hours to 80 % of the light at 50 degrees, proven by test report; here is the page.
if(led_fails) “LEDs fail early.”
if(engineer_decides) “The energy engineer must decide that.”
ask Which of your remarks would keep you from signing, and which are wishes?
say I will answer each remark in writing by Wednesday. May we fix the day of the signature now?

## script sale_finance The business case with finance
hint Finance does not buy light. It compares projects: payback, risk, liquidity. The figures below are an example: put in those of your sheet.
say I bring no brochure but a sheet with your figures. You can change every one of them, and the result changes along.
ask Which payback do you require, and do you calculate with or without rising energy prices?
ask What do you count as saving: energy only, or also maintenance and standstill?
say With energy alone it is 31 months, with maintenance 27. If the energy price falls by a fifth, it is 34.
ask From which budget could it come: investment, maintenance, energy programme? Is there a grant that you use?
ask Would instalments or a lease help, so that the saving pays the rate from the first month?
if(no_budget) “There is no budget this year.”
if(too_expensive) “The sum is too high for one year.”
say Then let us split it: the hall with the longest hours first, the rest from what it saves.
ask What do you need from me so that it is on the agenda of the next meeting?

## script sale_way_of_buying Direct purchase or tender
ask How do you buy for such a sum: directly, by three offers, or by tender?
ask Who writes the specification, and may we contribute measurements and minimum values?
ask Terms of payment: what is usual with you, what would you need?
say I propose 30 % with the order, 60 % on delivery, 10 % after acceptance. When would the first payment be due?
if(only_tender) “It has to go to tender.”
say Then I write down today: way of buying, sum, date of the first payment, and who does what until then.

## script sale_tender During the tender
hint Everything in writing, everything through the portal. No talk that the others could not hear.
ask To the tender office: is the list of documents complete, and until when are questions allowed?
say We ask to make precise: the required service life is to be proven by a test report, and the guarantee is to cover the driver. Otherwise offers cannot be compared.
hint Note who opens, who offers what, and every remark of the board. It is the best market research there is.
ask After the opening: which points count besides the price, and do you need explanations from us?
if(competitor_cheaper) “Somebody offers 12 % less.”
say We stand by our price, because it includes five years of replacement within three days. May I show what that costs with the cheaper offer?

## script sale_contract On the way to the signature
say The draft is with you. I should like to go through it with you and your lawyer once, so that it does not travel back and forth.
ask Which clauses do you always change? Let us begin with those.
ask Delivery dates: which hall first, when may we mount, when not?
if(payment_terms) “We pay after 90 days only.”
ask Who signs, is that person there next week, and is there a second signature?
say As soon as both signatures are there, I register the order and you get the name of your project lead on the same day.
hint If it rests for more than five days, call the person who wants the light, not the lawyer.
`;
