/** A pack that loads and passes its own examples, to be filled in. */
export function skeleton(id: string): string {
  return `# How packs are written: docs/packs.md
rule: ${id}
summary: Say in one line what is found.
why: Say why scrapers leave it in the text. A person reads this beside every finding.
languages: [en]
severity: warning
safety: review # safe: applied by galley fix · review: a person should look · report: never applied in bulk
entries:
  - id: raffle-line
    kind: phrase # phrase, regex, banner, trailer or consistency
    match: "enter our {,free,weekly} reader raffle {today,now}"
    where: line
    examples:
      bad: # the article must come out without this line
        - "Enter our free reader raffle today!"
      good: # honest prose that looks alike and must stay
        - "“Enter our reader raffle today,” the sign outside the shop had said since 1998."
`;
}
