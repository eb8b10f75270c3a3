/** Good news, bad news, or neither. */
export type Mood = 'good' | 'calm' | 'bad';

export interface LabelledSentence {
  readonly text: string;
  readonly mood: Mood;
}

/**
 * Sentences of a pit radio, labelled by hand before any word was given a mood. Failures of the first set alone were read; whoever
 * chose the words had written both. The last five of the first set were heard wrongly in use, and came later.
 */
export const TUNING_SENTENCES: readonly LabelledSentence[] = [
  good('That was a lovely lap, well driven.'),
  good('New best time, everybody is smiling in the garage.'),
  good('The car feels strong today.'),
  good('No mistakes at all in the last stint.'),
  good('Not bad, not bad at all.'),
  good('They finally understand the hairpin.'),
  good('Big jump in progress, keep pushing.'),
  good('Half a second quicker than yesterday.'),
  good('Everything works, the tyres hold.'),
  good('She is flying through the chicane.'),
  good('We solved the problem in sector two.'),
  good('Personal best, congratulations.'),
  good('That fixed it, the zigzag is gone.'),
  good('Clean and quick, exactly what we wanted.'),
  good('Never looked better.'),
  bad('We are losing the rear in every bend.'),
  bad('There is no grip out there.'),
  bad('Another crash at turn three.'),
  bad('This is not good enough.'),
  bad('The lap times get worse and worse.'),
  bad('He spun again.'),
  bad('They have stopped learning.'),
  bad('I cannot see any progress.'),
  bad('Something is broken, the numbers make no sense.'),
  bad('Terrible start, nobody finished.'),
  bad('It wobbles all the way down the straight.'),
  bad('The reward is wrong, they drive backwards.'),
  bad('Way off the pace today.'),
  bad('We missed the apex by a mile.'),
  bad('Not a single clean lap.'),
  bad('That cost us two seconds.'),
  bad('They just stand around and collect points.'),
  calm('Box this lap for new settings.'),
  calm('Sixteen thousand steps done.'),
  calm('The next evaluation is in two minutes.'),
  calm('Copy that.'),
  calm('We are on plan B.'),
  calm('Camera two is recording.'),
  calm('Ambient temperature is twenty degrees.'),
  calm('Car twelve starts from the line.'),
  calm('Changing the track to the oval.'),
  calm('The learning rate is three in ten thousand.'),
  calm('Session two of four.'),
  calm('They drive counter-clockwise today.'),
  bad('They forget how to drive, 0 of 10 laps are clean.'),
  bad('Nothing new to report, 48 % again, they do not learn.'),
  calm('Good morning from Home Loop, session begins, reward centre-line.py.'),
  good('They learn fast now.'),
  calm('Good evening, the learning rate is halved.'),
];

export const HELD_OUT_SENTENCES: readonly LabelledSentence[] = [
  good('Great job, that is the quickest lap so far.'),
  good('It does not slide any more.'),
  good('All cars came home safely.'),
  good('We have a winner here.'),
  good('Impressive, ten laps without a fault.'),
  good('The new line is a clear gain.'),
  good('Nice and smooth through the esses.'),
  good('Progress at last.'),
  good('That is more like it.'),
  good('We are back on top.'),
  good('I am happy with that.'),
  good('Purple in all three sectors.'),
  good('The policy improved a lot overnight.'),
  good('No problem with the boxes this time.'),
  good('They brake later and still make the corner.'),
  good('Solid run, reliable as a clock.'),
  bad('Disaster in the last bend.'),
  bad('The car is stuck in the gravel.'),
  bad('They keep failing at the same place.'),
  bad('Too slow, far too slow.'),
  bad('We are going backwards.'),
  bad('I do not like these numbers.'),
  bad('It never reaches the finish line.'),
  bad('The network forgot everything.'),
  bad('That hurts, four cars in the wall.'),
  bad('Nothing improves.'),
  bad('He lost control and went wide.'),
  bad('The loss explodes again.'),
  bad('What a mess.'),
  bad('We have a serious issue with the steering.'),
  bad('Worst session of the week.'),
  bad('The tyres are dead and the lap is ruined.'),
  bad('Nobody gets round without an error.'),
  calm('We switch to the other reward now.'),
  calm('Stand by.'),
  calm('Forty cars are on the road.'),
  calm('The seed is seven.'),
  calm('Turn four is a left.'),
  calm('Two laps to go.'),
  calm('Radio check, do you read me?'),
  calm('The lap is eighteen metres long.'),
  calm('Evaluation every two thousand steps.'),
  calm('We will talk after the session.'),
  calm('Lights out at noon.'),
];

function good(text: string): LabelledSentence {
  return { text, mood: 'good' };
}

function calm(text: string): LabelledSentence {
  return { text, mood: 'calm' };
}

function bad(text: string): LabelledSentence {
  return { text, mood: 'bad' };
}
