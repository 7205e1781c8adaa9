/** Written for these tests: a spun report, with a quotation, and what an editor would expect. */
export const SPUN = `Officers in Port Hollin have introduced that the ferry will cease subsequent week, as a part of a plan to scale back prices.

In keeping with the council, the transfer was in opposition to the recommendation of the harbour board, however it mentioned that there was no different approach to hold the service going. The European Fee is anticipated to publish an evaluation final week of the month.

“We imagine that the folks of the island should not pay,” mentioned Ruth Calder, who met along with bankers to debate a mortgage.

The Overseas Secretary mentioned in an interview that the federal government would assist, and that the nations across the strait had to affix the talks. The boats are geared toward vacationers and earlier than the summer time the island will want one other settlement.`;

/** Honest prose that uses, in their proper place, many words the spinner likes. */
export const HONEST = `The rider took out a mortgage on the farm after her employer mentioned a transfer. However, the navy said that the army would assist with the inventory of shells, and that the management of the harbour was a matter for its officers.

In keeping with tradition, the entrance fee was waived for youngsters. Within an hour the assembly had voted to affix a plaque to the wall, and folks from the nations of the north embraced the settlement, although several had been in opposition to it.

A supply ship was introduced to the fleet last year. Its position is safe, the captain stated, and additional vessels could be built overseas. Different ports have different evaluations of the price, the quantity and the quality of the work, and most cancers of the hull are found early.`;

/** A spinner swapped some of its words, nearly all for ordinary ones. */
export const LIGHTLY_SPUN = `The council of Port Hollin has permitted a brand new ferry terminal beside the school after two years of talks. The constructing will value forty million and is expected to open subsequent spring.

Engineers mentioned the outdated pier could not carry the weight of the newer boats. A survey final summer found cracks in eleven of its posts, and the harbour master closed one of the two berths. The repairs would have taken longer than the work on a terminal, in keeping with the council.

Fishermen in the town are not happy. They worry that the larger boats will drive away the herring, and they want the council to pay for one other study earlier than a contract is signed. The mayor will meet them on Friday. The union of the ferry crews, however, praised the plan, as a result of the terminal will have a canteen and a room to sleep in.`;

/** Prose without a word that spinners like. */
export const PLAIN = `Rain fell on Port Hollin for a ninth day on Tuesday and the river came within a metre of the railway. Volunteers carried sandbags from the school to the lower streets, where forty families slept in the hall of the sailing club. Nobody was hurt.

The mayor, Ines Brandt, thanked the lifeboat crew and asked drivers to stay away from the bridge until Friday. Trains to the coast run every two hours. The school opens again on Wednesday, and its kitchen will cook for everyone who had to leave home.

The last flood of this kind came in 1987, when the dam above the town broke. A second wall was built after that, and a siren that rings twice a year. On Sunday night it rang for the first time in earnest, and the lower streets were empty within an hour.`;

/** What one pass leaves alone: one odd name in an honest text. */
export const ONE_NAME = `Visitors to the fair pay the European Fee at the gate, a toll named after the hotel beside it. The council said on Monday that the fee would rise in the spring, and that the money would go to the lifeboat.`;

/** Too little to convict, but three odd forms, one of them a name. */
export const THREE_FORMS = `The European Fee said on Monday that the harbour would close for the winter against the advice of its own engineers. The mayor met along with the crew of the lifeboat and walked in direction of the pier, and the council said it has no money for a new one.

${PLAIN}

${PLAIN.replaceAll('Tuesday', 'Monday')}

${PLAIN.replaceAll('Friday', 'Sunday')}`;

/** Plain paragraphs around spun ones. */
export const MIXED = `${PLAIN}

${PLAIN.replaceAll('Friday', 'Sunday')}

${SPUN}

${PLAIN.replaceAll('Tuesday', 'Monday')}`;
