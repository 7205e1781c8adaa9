/**
 * The style of the report page. Inlined; its hash is the page's whole style policy, so no `style` attributes anywhere.
 * Paragraphs float left and their notes right: text without notes flows on beside a long note, and a paragraph with notes
 * starts below the notes before it, so that it always stands beside its own.
 */
export const STYLE = `
:root{color-scheme:light dark;
--paper:light-dark(#fbfaf7,#191816);--card:light-dark(#fff,#22201d);--ink:light-dark(#1f1d1a,#eae6df);
--soft:light-dark(#5c564d,#b5aea3);--rule:light-dark(#ddd8ce,#3d3933);--link:light-dark(#174ea6,#9cc0ff);
--del:light-dark(#8f1d18,#ffb4ab);--delbg:light-dark(#fdebe9,#3c1714);--ins:light-dark(#12512c,#a5e3b7);--insbg:light-dark(#e3f4e8,#12301d);
--safe:light-dark(#1a6338,#8fd6a6);--review:light-dark(#835000,#f0c06a);--report:light-dark(#7b2d85,#e3a8ec);
--mark:light-dark(#fff3cf,#40360f);
--serif:Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif",serif;--sans:system-ui,"Segoe UI","Noto Sans",sans-serif}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans)}
main,.top,footer{max-width:72rem;margin:0 auto;padding:0 1.5rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:3}
h1{font:600 2rem/1.2 var(--serif);margin:2.5rem 0 .25rem}
h2{font:600 1.25rem/1.3 var(--sans);margin:0 0 .25rem;overflow-wrap:anywhere}
h3{font:600 .875rem/1.35 var(--sans);margin:0;overflow-wrap:anywhere}
.lead{color:var(--soft);margin:0 0 1.5rem;font-size:1.0625rem}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0 0 1.5rem;padding:1rem 0;border-block:1px solid var(--rule)}
.tiles dt{color:var(--soft);font-size:.8125rem}.tiles dd{margin:0;font:600 1.5rem/1.3 var(--serif)}
.bars{border-collapse:collapse;margin:0 0 1.5rem}.bars caption{text-align:left;color:var(--soft);font-size:.8125rem;padding-bottom:.25rem}
.bars th{font-weight:400;text-align:left;padding:.1rem 1rem .1rem 0}.bars td{padding:.1rem .5rem .1rem 0}
.bars .num{text-align:right;font-variant-numeric:tabular-nums}.bars svg{display:block}.bars rect{fill:var(--soft)}
.list{margin:0 0 1.5rem}.list ol{margin:.5rem 0;padding-left:2rem}.list li{overflow-wrap:anywhere}
summary{cursor:pointer;color:var(--soft)}
.tools{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule)}
.tools form{max-width:72rem;margin:0 auto;padding:.6rem 1.5rem;display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:center;font-size:.875rem}
.tools fieldset{border:0;margin:0;padding:0;display:flex;gap:.75rem}.tools legend{float:left;padding:0 .5rem 0 0;color:var(--soft)}
.tools input[type=search],.tools select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:4px;padding:.2rem .4rem;max-width:15rem}
.tools output{margin-left:auto;color:var(--soft)}
.file{border-top:3px double var(--rule);padding:2rem 0;scroll-margin-top:5rem}
.facts{color:var(--soft);font-size:.875rem;margin:0 0 .75rem}
.metadata{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem}.metadata dt{display:inline}.metadata dt::after{content:": "}.metadata dd{display:inline;margin:0;color:var(--ink)}
.badge{font:600 .75rem/1.5 var(--sans);border:1px solid currentColor;border-radius:3px;padding:0 .35rem;white-space:nowrap;color:var(--soft)}
.badge.safe{color:var(--safe)}.badge.review,.badge.edited{color:var(--review)}.badge.report,.badge.flagged{color:var(--report)}
.text{display:flow-root}
.t,.fold{float:left;clear:left;width:58%;max-width:40rem;margin:0 0 1rem}
.t{font:1.0938rem/1.6 var(--serif);white-space:pre-wrap;overflow-wrap:anywhere;scroll-margin-top:6rem}
.noted .t{clear:both}.fold .t{float:none;width:auto}
.notes{display:grid;gap:.75rem;margin-bottom:1rem}
.row .notes{float:right;clear:right;width:38%}
.notes.whole{max-width:40rem}
.fold>summary{font-size:.875rem;border-left:3px solid var(--rule);padding:.15rem .75rem}.fold[open]>summary{margin-bottom:.75rem}
.fold.gone>summary{border-left-color:var(--del)}
del{color:var(--del);background:var(--delbg);text-decoration:line-through;text-decoration-thickness:1px}
ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-underline-offset:.15em}
mark{color:inherit;background:var(--mark);border-bottom:2px dotted var(--report)}
.t del.review,.t ins.review{outline:1px dashed currentColor;outline-offset:-1px}
.t .off{background:none;outline:none;text-decoration-style:dotted}.t .on{box-shadow:0 0 0 2px var(--link)}
.ref{font:600 .6875rem/1 var(--sans);user-select:none;margin:0 .15em}.ref a{text-decoration:none;padding:.1em .2em}
.u{font:600 .6875em/1 var(--sans);border:1px solid currentColor;border-radius:2px;padding:0 .2em;margin:0 .1em;display:inline-block;text-decoration:none;unicode-bidi:isolate;direction:ltr}
.card{background:var(--card);border:1px solid var(--rule);border-left:4px solid var(--soft);border-radius:4px;padding:.6rem .8rem;font-size:.8125rem;line-height:1.45;overflow-wrap:anywhere;scroll-margin-top:6rem}
.card.safe{border-left-color:var(--safe)}.card.review{border-left-color:var(--review);border-left-style:dashed}.card.report{border-left-color:var(--report);border-left-style:dotted}
.card:target,.t:target{outline:2px solid var(--link);outline-offset:2px}
.card p{margin:.25rem 0}.card .meta,.card .more,.card .kept,.card .why{color:var(--soft)}.card .entry{font-weight:400;color:var(--soft)}
.card .n{color:var(--link)}.card .msg{font-size:.875rem}
.card .inquote{color:var(--report);font-weight:600}
.card .change{font-family:var(--serif);font-size:.875rem;border-left:1px solid var(--rule);padding-left:.6rem}.card .sign{font-family:var(--sans);font-weight:600}
.card .why b{font-weight:600}
footer{color:var(--soft);font-size:.8125rem;padding-block:1.5rem 3rem;border-top:1px solid var(--rule)}
[data-view=result] .t del,[data-view=result] .row.gone .t,[data-view=original] .t ins,:is([data-view=result],[data-view=original]) .t .ref{display:none}
[data-view=result] .t :is(ins,mark),[data-view=original] .t :is(del,mark){all:unset}
@media(max-width:60rem){.t,.fold,.row .notes{float:none;width:auto;max-width:40rem}.tools{position:static}}
@media print{:root{color-scheme:light}.tools,.skip{display:none}body{font-size:10pt}.card,.bars tr{break-inside:avoid}h2{break-after:avoid}a{color:inherit}
.t,.fold{float:left;width:58%}.row .notes{float:right;width:38%}del,ins,mark{background:none}}
@media(forced-colors:active){del,ins,mark{forced-color-adjust:auto}.card{border-left-width:4px}}
`;
