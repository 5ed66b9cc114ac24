/** What is said in a complex sale, from the first meeting to the contract. */
export const saleTalksEn = `
## script sale_present First meeting on site
hint Aim: to be allowed to measure and calculate. Take with you: lux meter, one luminaire of each kind, one page with a reference from the trade.
say Thank you for your time. I suggest three things for today: you show me the hall, I show you what we did in a similar one, and at the end we decide together whether a calculation is worth your while.
ask Before we go: what must not happen under any circumstances while the lighting is changed? Standstill, dust, blocked docks?
hint Walk through the hall. Measure three points per area and say the values aloud: most people hear them for the first time.
ask What do the people who work here say about the light, and who complains most?
ask How many failed lamps can I see here, and how long have they been out?
say In a concrete works it looked like this: 180 lux, 14 lamps out. Today it is 310 lux with 58% less energy. Here is the name of the chief engineer, who is happy to take a call.
ask Who has to agree to a project like this, and what does each of them look at: energy, safety, finance, purchasing?
if(have_supplier) “We have worked with our supplier for years.”
say For a calculation I need plans, heights, operating hours and one electricity bill. May we do that? Who can give me the data, and by when?
say I will write the minutes today: who, what, by when.
### food First meeting: food production and cold stores
hint Coat, cap, shoes: ask beforehand what has to be worn. No glass in your case.
say Thank you for letting us in. I would like to begin with your hygiene officer’s rules and only then talk about light.
ask Where is there open product, and how do you prove today that no lamp can splinter above it?
ask How do you clean: foam, pressure, how many degrees, how close to the luminaire?
ask In the cold rooms: what temperature, how often are the lights switched, how long until it is bright?
say In the filling hall of a dairy we fitted luminaires with IP69K and polycarbonate covers: 540 lux instead of 300, and the next audit had nothing to say about the lighting. You are welcome to read the report.
ask What would your auditor want to see in writing before anything is put up?
if(documents_first) “Without certificates we do not even begin.”
say I suggest starting with the cold room: it is small, it costs the most to run, and the difference shows at once. May we measure and calculate it?
### logistics First meeting: warehouses and logistics
hint Come at a change of shift. Look up from the forklift driver’s seat: that is where you see the glare.
say Thank you. May we walk down one aisle first, from the dock to the rack?
ask At what height do your people read labels, and is there enough light? I measure 60 lux at the bottom; the standard asks for 150.
ask How many hours a day is anybody in this aisle, and how many are the lights on?
ask How do you get to the lamps between the racks, and what does it cost you while the aisle is closed?
say At a freight terminal we fitted narrow-beam luminaires with a sensor in each aisle: 71% less energy, because the light follows the forklift.
if(fine_as_it_is) “It is bright enough for us.”
ask Do you own the building, or does the landlord pay for what is installed? Who pays for the electricity?
say For the calculation I need the rack plan and the consumption of one month. Who can I ask for them?

## script sale_data Collecting the data
hint Do it together, on site. Half of the data sent by e-mail is wrong, and you find out when you install.
say I have brought the data sheet; we fill it in together, it takes an hour.
ask Area by area: length, width, mounting height, colour of ceiling and floor, what is in the way?
ask What is installed today: type, wattage with ballast, number, how many of them out?
ask Hours a day, days a year, by area. Is there daylight, and does anybody switch off?
ask The price of a kilowatt-hour on the last bill, grid charges included?
ask Maintenance: how many lamps a year, who changes them, hire of the platform, standstill?
ask What do people do here: read labels, assemble, inspect, drive? That decides between 150, 300 and 750 lux.
ask Temperature under the ceiling, dust, oil, water, explosion zones?
say I will count the light points once more and photograph the distribution board. You will have the sheet tomorrow; please confirm it with a short reply.

## script sale_offer_talk Going through the offer
hint At least two people on the client’s side. Lead from their goals to the figures; the price comes in the middle. The figures below are an example: put in those of your calculation.
say You named three things in the hall: no dark docks, no platform, payback in under three years. Let us see what the offer says to each.
say Light: 180 lux on average today, 320 calculated with a uniformity of 0.6, UGR below 22. Here is the drawing for each area.
say Energy: 120 points of 440 watts with ballast become 120 of 150. At 4,200 hours that is 146,000 kilowatt-hours a year less.
say Maintenance: no lamp changes for ten years in two shifts; the driver can be swapped in ten minutes.
say The price is {{deal.amount}}. At your energy price it has paid for itself after 27 months, maintenance included.
ask In your view, what speaks against it? I would rather hear it now than from purchasing in three weeks.
ask Who else has to be convinced, and what will they ask?
if(see_first) “We want to see it first.”
if(too_expensive) “That is more than we had thought.”
ask If engineering and finance say yes, when would you order? What has to happen before then?
say I will write down what we have agreed and send it to you today.

## script sale_answer_objections Answering objections
hint Listen, repeat, ask what lies behind it, answer with one figure or one name, check. Never two objections at once.
ask If I understand you correctly, it is about … Is there anything else that makes you hesitate?
ask Suppose that were solved: would you then take it to engineering and finance?
say Let us work it out with your figures, not with ours. Which of them do you doubt?
say There was the same doubt at another plant. The chief engineer there is ready to tell you how it turned out; shall I arrange a call?
if(competitor_cheaper) “Your competitor is cheaper.”
ask Does that settle it for you, or is something still open?
hint If the same objection comes a second time, it is not the real one. Ask who is behind it, or pull in your head.

## script sale_head_talk Conversation between heads
hint You are there because the seller asked you. Do not take the deal away; open the door.
say Hello, {{contact.name}}, {{me.name}}, I am responsible for this area at {{company.name}}. My colleague has told me about {{deal.title}}, and I would like to hear it from you directly.
ask From where you sit: is this project important this year, or is something else more important?
ask What have we not understood so far?
ask If it were up to you alone, how would you decide, and what would have to be different?
say This is what I can promise, and this is what I cannot: …
say My colleague will send you the revised proposal by Friday. May I call you myself once more after that?

## script sale_technical Technical approval
hint Engineers want to be asked, not persuaded. Send the documents three days ahead.
say I would like to go through your requirements one by one and note what is met and what is not.
ask Which documents do you need for approval: photometric files, test reports, declaration of conformity, UGR calculation, surge protection?
ask Supply: what voltage fluctuations and surges do you have? Ours withstand 6 kilovolts; for overhead lines we fit 10.
ask Installation: can the existing suspension and cables stay? What load can they carry?
ask Emergency lighting and controls: what must the new luminaires work with?
say Service life: 100,000 hours to 80% of the luminous flux at 50 degrees, proven by a test report; here is the page.
if(led_fails) “LEDs fail early.”
if(engineer_decides) “The energy manager has to decide that.”
ask Which of your remarks stand in the way of a signature, and which are wishes?
say I will answer every remark in writing by Wednesday. Can we fix the date for the signature now?

## script sale_finance The business case with finance
hint Finance does not buy light. It compares projects: payback, risk, liquidity. The figures below are an example: put in your own.
say I have not brought a brochure but a spreadsheet with your figures. Change any of them, and the result changes with it.
ask What payback do you require, and do you calculate with rising energy prices or without?
ask What counts as a saving for you: energy only, or maintenance and standstill too?
say On energy alone it is 31 months, with maintenance 27. If the energy price falls by a fifth, it becomes 33.
ask Which budget could it come from: investment, maintenance, an energy programme? Do you use grants?
ask Would instalments or a lease help, so that the saving covers the rate from the first month?
if(no_budget) “There is no budget this year.”
if(too_expensive) “The sum is too high for one year.”
say Then let us split it: first the hall with the longest hours, the rest from what that one saves.
ask What do you need from me so that it gets onto the agenda of the next meeting?

## script sale_way_of_buying Direct purchase or tender
ask How do you buy for a sum like this: directly, with three offers, or by tender?
ask Who writes the specification, and may we contribute measurements and minimum values?
ask Terms of payment: what is usual with you, and what do you need?
say I suggest 30% with the order, 60% on delivery and 10% after acceptance. When would the first payment be due?
if(only_tender) “It has to go to tender.”
say Then I will write down today: way of buying, sum, date of the first payment, and who does what before then.

## script sale_tender During the tender
hint Everything in writing, everything through the portal. No conversation that the others could not hear.
ask To the tender office: is the list of documents complete, and until when are questions allowed?
say We ask you to clarify: the required service life is to be proven by a test report, and the guarantee is to cover the driver. Otherwise offers cannot be compared.
hint Note who opens the bids, who offers what, and every remark of the board. There is no better market research.
ask After the opening: what counts besides the price, and do you need explanations from us?
if(competitor_cheaper) “Somebody is offering 12% less.”
say We stand by our price, because it includes five years of replacement within three days. May I show you what that would cost with the cheaper offer?

## script sale_contract On the way to the signature
say You have the draft. I would like to go through it once with you and your lawyers, so that it does not travel back and forth.
ask Which clauses do you always change? Let us begin with those.
ask Delivery dates: which hall first, when may we install, when not?
if(payment_terms) “We only pay after 90 days.”
ask Who signs, is that person there next week, and is there a second signature?
say As soon as both signatures are there, I place the order, and you learn the same day who will lead your project.
hint If it lies there for more than five days, call the person who wants the light, not the lawyers.
`;
