/** What is said and written so that a customer buys again. */
export const developmentEn = `
## checklist development_checklist Review of a customer
* [bought] What was bought, when, for which hall
* [saved] What it has saved since, in kilowatt-hours and in money
* [next_sites] Halls and sites that still have old lighting, with operating hours
* [claims] Claims, and how they ended
* [people] Who has changed at the client
- [budget_time] When their budget is planned
- [rivals] Who else sells there

## script development_talk Talk about the next site
hint The saving is in the assistant’s review; the figure below is an example.
say Hello, {{contact.name}}. I have put together what the new lighting has done for you: since the installation about 36,000 kilowatt-hours a quarter less than before.
ask Does that agree with your bill? Are you happy with it?
ask Last time you said the next hall would follow once the first had proved itself. Has it?
ask Where are the lights on longest there, and what trouble do they give you?
say I have the height and spacing of that hall from our visit. You could have a figure for the budget within a week.
if(next_year) “Next year, perhaps.”
if(other_bought) “We bought the last ones somewhere else.”
ask When is the budget planned, and what would you need before then?

## objections development_objections Objections of existing customers
[next_year] “Next year, perhaps.” => Then let us get it into the budget now: one figure on one page, with the saving of the first hall as proof. When does your finance department need it?
[other_bought] “We bought from somebody else.” => Thank you for telling me. What was better there: the price, the date, or that somebody called? I am not asking in order to argue, but to be better next time.
[was_not_happy] “We were not happy with you last time.” => Then I want to hear all of it before I talk about anything new. What happened, and what would have been right? By Friday I will tell you what we are going to do about it.
[new_person] “My predecessor did that with you.” => Then let me introduce myself properly first. May I show you what hangs in your halls, what it costs and what it saves? Half an hour, and you have it for your files.
[group_decides] “The group buys centrally now.” => Good to know. Who is responsible for energy there? With the measured result of your site we could become the standard for all of them, and you are the one who found it.

## letter letter_next_site Letter about the next site
{{client.name}}: what the new lighting has saved
Dear {{contact.name}},

Since the installation your new luminaires have used … kilowatt-hours less than the old ones would have, and nobody has been up on the platform.

In the next hall the lights are on longer, so the same change would pay back sooner. We have the data from our visits. If you like, you can have a figure for your budget within a week, without another meeting.

I will call you on Thursday. If you would rather choose the time yourself: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script development_win_back Winning a customer back
hint Listen. Do not defend anything in the first five minutes.
say Hello, {{contact.name}}. You have not bought from us for a while, and I do not think that is chance. I would like to know what we did wrong.
ask What was the moment when you decided to ask somebody else?
ask What do they do better than we do?
if(was_not_happy) “We were not happy with you.”
say Thank you for being so open. Whatever you decide: we will measure the luminaires we delivered, free of charge, and replace any that no longer keep their values.
ask Would you let us calculate your next project alongside the others, on the same terms as everybody?

## letter letter_win_back Letter to a customer gone quiet
{{client.name}} and {{company.name}}: may I ask you something?
Dear {{contact.name}},

We have not worked together for a while. Rather than guess, I would like to ask: was it the price, the dates, or the way we treated you?

Whatever it was, our luminaires still hang in your halls. I offer to measure them, free of charge and without obligation: then you know whether they still give the light you paid for, and where something needs doing.

Two lines are enough, or a call: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script development_head_call Call to the customer’s management
say Hello, {{contact.name}}, {{me.name}}, I head this area at {{company.name}}. You were our customer, and first of all I would like to thank you for that.
ask I have been told why you left. May I hear it from you?
ask If you could wish for one thing from a lighting supplier, what would it be?
say I can promise you this personally: one contact, an answer the same day, and a calculation that is written into the contract.
if(group_decides) “That is decided centrally now.”
ask May my colleague and I come and see you for half an hour this month?

## script development_referral Asking for a recommendation
hint Ask while people are pleased: right after a good result, not with the invoice.
say You said that the light has turned out well. I would like to ask you for something.
ask Who do you know, at another site or in your trade, who still has the kind of lighting you had?
ask May I mention your name, or would you rather speak to them first?
say I will treat them as I treated you, and tell you what became of it.
if They hesitate: leave it at that and thank them; ask again after the next good result.

## letter letter_referral Letter asking for a recommendation
A small request
Dear {{contact.name}},

You told me that you are happy with the lighting at {{client.name}}. We are glad of that, and it encourages me to ask:

Is there somebody, at another site or in your association, for whom the same would be worthwhile? One name is enough. I will mention you only if you allow it, and tell you what became of it.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
`;
