import type { Chance } from '../chance.ts';
import { daysAgo, inDays, later, weeksAgo, type When } from '../calendar.ts';
import type { InventedSchool } from '../invented-school.ts';
import type { ChildTold } from '../pupils.ts';
import type { Moment, Story } from '../story.ts';
import { assessed, decided } from '../telling/assess.ts';
import { concern, earlyDiscussion, watched } from '../telling/concern.ts';
import { need, observed, scores, strength } from '../telling/facts.ts';
import { planned } from '../telling/plan.ts';
import type { OutcomeTold, PlanTold, ProvisionTold } from '../telling/plan-told.ts';
import { reviewInvited, reviewed } from '../telling/review.ts';
import { ehcPlan } from '../telling/status.ts';
import { given } from '../telling/views.ts';
import { about, type Template } from './template.ts';

export interface EverydayLife {
  readonly child: ChildTold;
  readonly template: Template;
  readonly status: 'watched' | 'K' | 'E';
  /** Cycles already behind the child. */
  readonly past: number;
  readonly chance: Chance;
}

const cycleWeeks = 13;

/** A plausible history from a template: concern, assessment, plan, sessions, reviews, and the plan that runs now. */
export function everydayStory(school: InventedSchool, life: EverydayLife): Story {
  const { child, status, past, chance } = life;
  const template = filled(life.template, {
    name: child.knownAs ?? child.forename,
    sex: child.sex,
  });
  const planAge = chance.between(5, 9);
  const first = planAge + past * cycleWeeks;
  if (status === 'watched') return { child, moments: watching(template, chance) };
  const moments: Moment[] = [...beginning(template, chance, weeksAgo(first + 4), weeksAgo(first + 1))];
  for (let cycle = past; cycle >= 0; cycle--) {
    const began = weeksAgo(planAge + cycle * cycleWeeks);
    const told = planFor(school, template, chance, past - cycle);
    const endsAt = later(began, 5 * cycleWeeks);
    if (cycle > 0) {
      moments.push(
        planned(later(began, 1), { ...told, reviewOn: endsAt }),
        reviewOf(template, told, endsAt, chance, status === 'E' && cycle === 2),
      );
    } else {
      if (status === 'E') moments.push(ehcPlan(began, ehcProvides(template)));
      const unread = chance.happens(0.06) ? ['teacher'] : [];
      const due = later(began, 5 * chance.between(12, 14));
      moments.push(planned(later(began, 1), { ...told, reviewOn: due, unread }));
      if (due.schoolDays < 10) moments.push(reviewInvited(daysAgo(chance.between(2, 4)), due));
    }
  }
  moments.push(...seen(template, chance, Math.min(planAge, 5)), testsTaken(template, chance, first));
  return { child, moments };
}

function watching(template: Template, chance: Chance): Moment[] {
  const when = weeksAgo(chance.between(2, 7));
  return [
    concern(when, 'teacher', chance.pick(template.concern), { noticed: chance.pick(template.observed)[2] }),
    watched(later(when, 3), chance.pick(template.tried), 'senco'),
    ...seen(template, chance, 2),
  ];
}

function beginning(template: Template, chance: Chance, noticed: When, decidedOn: When): Moment[] {
  const parents = chance.pick(template.parents);
  const child = chance.pick(template.child);
  const strengths = chance.pick(template.strengths);
  return [
    concern(noticed, 'teacher', chance.pick(template.concern), { areas: template.area }),
    earlyDiscussion(later(noticed, 5), 'teacher', {
      strengths,
      difficulties: chance.pick(template.difficulties),
      parentsConcerns: parents,
      outcomesSought: chance.pick(template.impact),
      nextSteps:
        'The class teacher and the SENCO look closely at what helps, and meet you again within three weeks.',
    }),
    assessed(later(decidedOn, -1), {
      strengths,
      difficulties: { [template.area]: chance.pick(template.difficulties) },
      progress: chance.pick(template.progress),
      tried: chance.pick(template.tried),
      parents: given(parents, 'Talked with the class teacher'),
      child: given(child, template.childHow),
    }),
    need(decidedOn, template.need, 1, chance.pick(template.evidence)),
    ...(template.second ? [need(decidedOn, template.second, 2, chance.pick(template.evidence))] : []),
    strength(decidedOn, strengths.split(/(?<=[.,]) /)[0]!.replace(/[.,]$/, ''), 'Class teacher'),
    decided(
      decidedOn,
      'sen-support',
      `${chance.pick(template.difficulties)} Good teaching alone has not been enough.`,
    ),
  ];
}

/** Two outcomes of the template, in turn from cycle to cycle, and what is done for them. */
function planFor(school: InventedSchool, template: Template, chance: Chance, cycle: number): PlanTold {
  const count = template.outcomes.length;
  const outcomes = [0, 1].map((at): OutcomeTold => ({
    ...template.outcomes[(cycle + at) % count]!,
    area: template.area,
  }));
  const keys = new Set(outcomes.map(({ key }) => key));
  const fitting = template.provisions
    .map((each) => ({ ...each, for: each.for.filter((key) => keys.has(key)) }))
    .filter((each) => each.for.length > 0);
  const covered = fitting.slice(0, chance.between(2, 4));
  return {
    outcomes,
    provisions: covered.map((each) => withRoom(school, each)),
    strategies: chance.shuffled(template.strategies).slice(0, 3),
    home: chance.pick(template.home),
    impact: chance.pick(template.impact),
    reviewOn: inDays(20),
    parents: given(chance.pick(template.parents), 'At the meeting in school'),
    child: given(chance.pick(template.child), template.childHow),
    childHow: template.childHow,
  };
}

/** A group that is full takes nobody else, and a small school lacks some: then the class's assistant does it one to one. */
function withRoom(school: InventedSchool, provision: ProvisionTold): ProvisionTold {
  const group = provision.group ? school.groups.get(provision.group) : undefined;
  if (!provision.group || (group && group.members < group.size)) return provision;
  const { group: _full, ...alone } = provision;
  const weekdays = group?.weekdays.slice(0, 2) ?? [2, 4];
  const place = school.told.phase === 'primary' ? 'The blue room' : 'Learning hub';
  return { ...alone, by: 'assistant', weekdays, minutes: 15, place };
}

function reviewOf(template: Template, told: PlanTold, when: When, chance: Chance, ehc: boolean): Moment {
  const [met, other] = told.outcomes;
  const second = chance.pick(['partly', 'partly', 'met', 'not-met'] as const);
  return reviewed(when, {
    results: {
      [met!.key]: ['met', met!.target, `${met!.tool}, taken by the class teacher`],
      [other!.key]: [
        second,
        second === 'met' ? other!.target : `Between “${other!.baseline}” and “${other!.target}”`,
        `${other!.tool}, taken by the class teacher`,
      ],
    },
    decisions: Object.fromEntries(
      told.provisions.map(({ key }, at) => [
        key,
        at === 0
          ? (['continue', 'It works, and there is more to learn'] as const)
          : (['change', 'Shorter and closer to lessons'] as const),
      ]),
    ),
    working: {
      child: chance.pick(template.child),
      parents: chance.pick(template.parents),
      school: chance.pick(template.working),
    },
    notWorking: { child: '', parents: '', school: chance.pick(template.notWorking) },
    parents: given(chance.pick(template.parents), 'At the review'),
    child: given(chance.pick(template.child), template.childHow),
    actions: [
      {
        what: 'Send home the pages we talked about',
        who: 'Class teacher',
        staff: 'teacher',
        due: later(when, 5),
        done: later(when, 4),
      },
    ],
    next: ehc ? 'consider-ehc' : 'next-cycle',
    why: ehc
      ? 'Two reviewed cycles and advice put to use: this is more than the school can give from its own means.'
      : 'The gap grows smaller, and has not closed. We go on with another cycle.',
  });
}

function seen(template: Template, chance: Chance, weeks: number): Moment[] {
  return template.observed
    .slice(0, chance.between(1, 2))
    .map(([time, place, words]) =>
      observed(daysAgo(chance.between(3, weeks * 5)), time, place, words, 'teacher'),
    );
}

function testsTaken(template: Template, chance: Chance, weeks: number): Moment {
  const { test, scale, expected, from, gain } = template.score;
  const start = from + chance.between(-2, 2);
  const taken: (readonly [When, number])[] = [];
  for (let at = weeks + 2; at > 0; at -= 13) {
    taken.push([weeksAgo(at), Math.round(start + taken.length * gain * (0.7 + chance.next() * 0.6))]);
  }
  return scores(test, scale, expected, ...taken);
}

const ehcProvides = (template: Template): string =>
  `The plan sets out provision for ${template.area === 'cognition' ? 'learning' : 'these needs'} and names our school.`;

/** The template with every text filled in for one child. */
function filled(template: Template, child: { name: string; sex: 'F' | 'M' }): Template {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return about(value, child);
    if (Array.isArray(value)) return value.map(fill);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
    }
    return value;
  };
  return fill(template) as Template;
}
