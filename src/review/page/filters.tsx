import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { STATES } from '../filter.ts';
import type { Store } from './store.ts';

/** What is in view; the same stands in the address, so it can be kept as a bookmark. */
export function Filters({ store }: { store: Store }): ComponentChildren {
  const { filter, review } = store;
  if (!store.isFilterOpen) return null;
  return (
    <search class="filters">
      <RuleChoice store={store} />
      <Choice
        label="Safety"
        value={filter.safety}
        options={['safe', 'review', 'report']}
        choose={(safety) => store.setFilter({ ...filter, safety: safety as typeof filter.safety })}
      />
      <Choice
        label="State"
        value={filter.state}
        options={STATES}
        choose={(state) => store.setFilter({ ...filter, state: state as typeof filter.state })}
      />
      <label>
        Sure at least {Math.round(filter.confidence * 100)} %
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={filter.confidence}
          onInput={(event) => store.setFilter({ ...filter, confidence: Number(event.currentTarget.value) })}
        />
      </label>
      <Words label="Article" value={filter.file} search={(file) => store.setFilter({ ...filter, file })} />
      <Words
        label="Text"
        id="filter-text"
        value={filter.text}
        search={(text) => store.setFilter({ ...filter, text })}
      />
      <span class="in-view">
        {store.shown().length} of {review.changes.length} in view
      </span>
      <button type="button" onClick={() => store.clearFilter()}>
        Show all
      </button>
    </search>
  );
}

/** The rules of the review by family. It takes the focus when the filters open by key. */
function RuleChoice({ store }: { store: Store }): ComponentChildren {
  const { filter, review } = store;
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus();
  }, []);
  const rules = [...new Set(review.changes.map(({ finding }) => finding.rule))].sort();
  const families = [...new Set(rules.map((rule) => rule.slice(0, rule.indexOf('/'))))];
  return (
    <label>
      Rule
      <select
        ref={first}
        id="filter-rule"
        value={filter.rule}
        onChange={(event) => store.setFilter({ ...filter, rule: event.currentTarget.value })}
      >
        <option value="">all</option>
        {families.map((family) => (
          <optgroup key={family} label={family}>
            <option value={family}>all of {family}</option>
            {rules
              .filter((rule) => rule.startsWith(`${family}/`))
              .map((rule) => (
                <option key={rule} value={rule}>
                  {rule}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** '' for all. */
  readonly value: string;
  readonly options: readonly string[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps): ComponentChildren {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">all</option>
        {options.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

interface WordsProps {
  readonly label: string;
  readonly id?: string;
  readonly value: string;
  search(words: string): void;
}

function Words({ label, id, value, search }: WordsProps): ComponentChildren {
  return (
    <label>
      {label}
      <input type="search" id={id} value={value} onInput={(event) => search(event.currentTarget.value)} />
    </label>
  );
}
