/** What is said and written so that a customer buys again. */
export const developmentEn = `
## checklist development_checklist Review of a customer
* [bought] What was bought, when, for which hall
* [saved] What it has saved since, in kilowatt-hours and in money
* [next_sites] Halls and sites that are still in old light, with hours
* [claims] Claims, and how they ended
* [people] Who has changed at the client
- [budget_time] When their budget is written
- [rivals] Who else sells there

## script development_talk Talk about the next site
hint The saving stands in the assistant’s review; the figure below is an example.
say Good morning, {{contact.name}}. I have put together what the new light has done for you: since the mounting about 36,000 kilowatt-hours less than before in a quarter.
ask Does that agree with your bill? Are you content with it?
ask Last time you said that the next hall would come when the first has proved itself. Has it?
ask What burns longest there, and what trouble do you have with it?
say For that hall I already have height and spacing from our visit. I could give you a figure for the budget within a week.
if(next_year) “Next year, perhaps.”
if(other_bought) “We bought the last ones somewhere else.”
ask When is the budget written, and what would you need until then?

## objections development_objections Objections of customers
[next_year] “Next year, perhaps.” => Then let us get it into the budget now: a figure on one page, with the saving of the first hall as proof. When must it be with your finance?
[other_bought] “We bought from somebody else.” => Thank you for telling me. What was better there: price, date, or somebody who called? I ask because I want to be better next time, not in order to argue.
[was_not_happy] “We were not happy with you last time.” => Then I should like to hear it in full before I speak of anything new. What happened, and what would have been right? I will come back by Friday with what we do about it.
[new_person] “My predecessor did that with you.” => Then I should introduce myself properly. May I show you what hangs in your halls, what it costs and what it saves? It takes half an hour, and you have it for your own files.
[group_decides] “The group buys centrally now.” => That is worth knowing. Who answers for energy there? With the measured result of your site in hand we could become the standard for all, and you the one who found it.

## letter letter_next_site Letter about the next site
{{client.name}}: what the new light has saved
Dear {{contact.name}},

since the mounting your new luminaires have used … kilowatt-hours less than the old ones would have, and nobody has been on the platform.

The next hall has longer hours; the same change would pay back sooner there. We have the data from our visits. If you like, you get a figure for your budget within a week, without a new meeting.

I will call you on Thursday. If you would rather decide the hour yourself: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script development_win_back Winning a customer back
hint Listen. Do not defend anything in the first five minutes.
say Good morning, {{contact.name}}. You have not bought from us for a while, and I do not think it is by chance. I should like to know what we did wrong.
ask What was the moment when you decided to ask somebody else?
ask What do they do better than we did?
if(was_not_happy) “We were not happy with you.”
say Thank you for your openness. Whatever you decide: we measure the luminaires that we delivered, free of charge, and replace what no longer keeps its values.
ask Would you let us calculate beside the others for your next project, under the same conditions as everybody?

## letter letter_win_back Letter to a customer gone quiet
{{client.name}} and {{company.name}}: may I ask you something?
Dear {{contact.name}},

we have not worked together for a while. Before I suppose something, I would rather ask: was it the price, the date, or the way we treated you?

Whatever it was, our luminaires still hang in your halls. I offer you to measure them, free of charge and without obligation: you will know whether they still give the light you paid for, and where something should be done.

Two lines are enough, or a call: {{me.phone}}.

Kind regards
{{me.name}}, {{company.name}}

## script development_head_call Call to the customer’s management
say Good morning, {{contact.name}}, {{me.name}}, I head this field at {{company.name}}. You were our customer, and I should like to thank you for that first.
ask I have been told why you went elsewhere. May I hear it from you?
ask If you could wish for one thing from a supplier of lighting, what would it be?
say I can promise you this personally: one contact, an answer on the same day, and a calculation that stands in the contract.
if(group_decides) “That is decided centrally now.”
ask May my colleague and I come to you together, for half an hour, this month?

## script development_referral Asking for a recommendation
hint Ask when people are content: right after a good result, not with the invoice.
say You said that the light has turned out well. I should like to ask you for something.
ask Whom do you know, at another site or in your trade, who has lamps like yours had?
ask May I say that you named them, or would you rather mention us yourself first?
say I will treat them as I treated you, and tell you what became of it.
if They hesitate: leave it at that and thank them; ask again after the next good result.

## letter letter_referral Letter asking for a recommendation
A small request
Dear {{contact.name}},

you told me that you are content with the light at {{client.name}}. That pleases us, and it encourages me to ask:

Is there a colleague, at another site or in your association, for whom the same would be worth while? One name is enough. I will mention you only if you allow it, and tell you what became of it.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
`;
