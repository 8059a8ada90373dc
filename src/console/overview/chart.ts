import { html, svg, type TemplateResult } from 'lit';
import type { Overview } from '../../contract/overview.ts';
import { dayIn, format } from '../format.ts';
import { strings } from './overview.strings.ts';

type Day = Overview['days'][number];

/** In units of the picture. */
const DAY_WIDTH = 8;
const BAR_WIDTH = 6;
const HEIGHT = 160;

const sumOf = (days: readonly Day[], of: 'confirmed' | 'left') => {
  let sum = 0;
  for (const day of days) sum += day[of];
  return sum;
};

/** A bar a day: who came above the line, who left below it. */
export function chartView(days: readonly Day[]): TemplateResult {
  const confirmed = sumOf(days, 'confirmed');
  const left = sumOf(days, 'left');
  const most = Math.max(1, ...days.map((it) => it.confirmed));
  const mostLeft = Math.max(0, ...days.map((it) => it.left));
  const unit = HEIGHT / (most + mostLeft);
  const line = most * unit;
  const from = day(days[0]);
  const to = day(days.at(-1));
  return html`<figure class="chart">
    <figcaption>
      <h2>${strings.chart}</h2>
      <p class="hint">${format(strings.chartText, { confirmed, left })}</p>
    </figcaption>
    <div class="plot">
      <span class="most" aria-hidden="true">${most}</span>
      <svg
        role="img"
        aria-label=${format(strings.chartSummary, {
          ...{ from, to, confirmed, left },
          most: Math.max(0, ...days.map((it) => it.confirmed)),
        })}
        viewBox="0 0 ${days.length * DAY_WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
      >
        <line class="top" x1="0" x2="100%" y1="0.5" y2="0.5" />
        ${days.map((it, at) => {
          const x = at * DAY_WIDTH + (DAY_WIDTH - BAR_WIDTH) / 2;
          return svg`<rect class="confirmed" x=${x} y=${line - it.confirmed * unit} width=${BAR_WIDTH} height=${it.confirmed * unit} />
            <rect class="left" x=${x} y=${line} width=${BAR_WIDTH} height=${it.left * unit} />`;
        })}
        <line x1="0" x2="100%" y1=${line} y2=${line} />
      </svg>
      <p class="hint range" aria-hidden="true"><span>${from}</span><span>${to}</span></p>
    </div>
    <details>
      <summary>${strings.asTable}</summary>
      <p class="hint">${strings.tableNote}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${strings.date}</th>
            <th scope="col">${strings.came}</th>
            <th scope="col">${strings.went}</th>
          </tr>
        </thead>
        <tbody>
          ${days
            .filter((it) => it.confirmed || it.left)
            .map(
              (it) =>
                html`<tr>
                  <th scope="row">${day(it)}</th>
                  <td>${it.confirmed}</td>
                  <td>${it.left}</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </details>
  </figure>`;
}

/** A calendar date, which has no zone. */
const day = (it: Day | undefined) => (it ? dayIn(`${it.date}T00:00:00Z`, 'UTC') : '');

export interface Share {
  label: string;
  count: number;
  link: string;
}

/** A list of counts with a bar each. */
export function sharesView(title: string, shares: readonly Share[]): TemplateResult {
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return html`<section class="shares">
    <h2>${title}</h2>
    <ul role="list">
      ${shares.map(
        ({ label, count, link }) =>
          html`<li>
            <a href=${link} dir="auto">${label}</a> <span class="count">${format('{count}', { count })}</span>
            <svg aria-hidden="true" width="100%" height="6">
              <rect width="${(100 * count) / most}%" height="6" rx="3" />
            </svg>
          </li>`,
      )}
    </ul>
  </section>`;
}
