/**
 * The style of the report page. Inlined; its hash is the page's whole style policy, so no `style` attributes anywhere.
 * Paragraphs float left and their notes right: text without notes flows on beside a long note, and a paragraph with notes
 * starts below the notes before it, so that it always stands beside its own.
 */
const PAGE = `
:root{color-scheme:light dark;
--paper:light-dark(#faf9f6,#171615);--card:light-dark(#fff,#201f1d);--ink:light-dark(#1f1d1a,#e8e4dd);
--soft:light-dark(#5f594f,#b0a99e);--rule:light-dark(#e2ddd3,#383430);--link:light-dark(#174ea6,#9cc0ff);--lit:light-dark(#eef3fc,#1f2a3d);
--del:light-dark(#8f1d18,#ffb4ab);--delbg:light-dark(#fdeeec,#3a1815);--ins:light-dark(#12512c,#a5e3b7);--insbg:light-dark(#e4f5e9,#12301d);
--safe:light-dark(#1a6338,#8fd6a6);--review:light-dark(#835000,#f0c06a);--report:light-dark(#7b2d85,#e3a8ec);
--mark:light-dark(#fff3cf,#40360f);
--serif:Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif",serif;--sans:system-ui,"Segoe UI","Noto Sans",sans-serif}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:4rem}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 var(--sans)}
.top,.desk,footer{max-width:88rem;margin:0 auto;padding:0 1.5rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:3}
h1{font:600 1.75rem/1.2 var(--serif);margin:1.75rem 0 .15rem}
h2{font:600 1.125rem/1.3 var(--sans);margin:0 0 .15rem;overflow-wrap:anywhere}
h3{font:600 .8125rem/1.35 var(--sans);margin:0;overflow-wrap:anywhere}
.lead,.soft{color:var(--soft);margin:0 0 1.25rem}
.tiles{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;margin:0 0 1.25rem;padding:.75rem 0;border-block:1px solid var(--rule)}
.tiles div{display:flex;flex-direction:column-reverse}.tiles dt{color:var(--soft);font-size:.8125rem}.tiles dd{margin:0;font:600 1.5rem/1.2 var(--serif)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1rem 2.5rem;margin:0 0 1rem}
figure{margin:0;min-width:0}figcaption{font-weight:600;font-size:.8125rem;margin-bottom:.25rem}
.bars{border-collapse:collapse;font-size:.8125rem;width:100%}
.bars th{font-weight:400;text-align:left;width:100%;max-width:0;padding:.05rem .75rem .05rem 0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.bars td{padding:.05rem .5rem .05rem 0;white-space:nowrap}.bars a{color:inherit;text-decoration:none}.bars a:hover{text-decoration:underline}
.num{text-align:right;font-variant-numeric:tabular-nums}.bars svg{display:block}.bars rect,.histogram rect{fill:var(--link)}.bars .track{fill:var(--rule)}
.histogram{display:block;width:15rem;height:4rem}.histogram path{stroke:var(--rule)}.axis{display:flex;justify-content:space-between;width:14.75rem;margin:0;color:var(--soft);font-size:.75rem}
summary{cursor:pointer;color:var(--soft);font-size:.875rem}
.tools{position:sticky;top:0;z-index:2;background:var(--paper);border-block:1px solid var(--rule);padding:.5rem max(1.5rem,calc(50vw - 42.5rem));display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;font-size:.8125rem}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.tools fieldset{border:0;margin:0;padding:0;display:flex;gap:.35rem}.tools legend{position:absolute;left:-99rem}
:is(.tools,dialog) :is(input[type=search],input[type=text],select,button),.only,.actions button{font:inherit;color:inherit;background:var(--card);border:1px solid light-dark(#8a8378,#78716a);border-radius:5px;padding:.2rem .5rem;min-height:1.75rem}
button{cursor:pointer}button:hover{border-color:var(--link);color:var(--link)}
.tools input[type=search]{width:8.5rem}.tools #rule{width:10.5rem}
.chip{display:flex;align-items:center;gap:.25rem;border:1px solid var(--rule);border-radius:1rem;padding:.1rem .5rem .1rem .3rem;cursor:pointer}.chip b{font-weight:600;color:var(--soft)}
.chip input{margin:0;accent-color:currentColor}.chip.safe{color:var(--safe)}.chip.review{color:var(--review)}.chip.report{color:var(--report)}
.views{gap:0!important;margin-left:auto!important}.views label{cursor:pointer}.views input{position:absolute;opacity:0}
.views span{display:block;border:1px solid light-dark(#8a8378,#78716a);margin-left:-1px;padding:.15rem .6rem;background:var(--card)}
.views label:first-of-type span{border-radius:5px 0 0 5px}.views label:last-of-type span{border-radius:0 5px 5px 0}
.views :checked+span{background:var(--link);border-color:var(--link);color:var(--paper)}.views :focus-visible+span{outline:3px solid var(--link);outline-offset:2px}
.more{position:relative}.more>div{position:absolute;left:0;top:2rem;display:grid;gap:.6rem;background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:.75rem 1rem;width:17rem;box-shadow:0 4px 16px #0003}
.more label{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.35rem;align-items:center}.more>div input[type=text]{width:10rem}.more>div input[type=range]{width:100%}
#said{margin:0;color:var(--soft);font-variant-numeric:tabular-nums}#ask,#reset,#save{min-height:1.75rem}
.desk{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2rem;align-items:start}
nav{position:sticky;top:3.5rem;max-height:calc(100vh - 4rem);overflow:auto;padding:1.25rem 0;font-size:.8125rem}
nav ol{list-style:none;margin:0;padding:0 3px}nav a{display:flex;gap:.5rem;justify-content:space-between;align-items:baseline;padding:.2rem .5rem;border-left:3px solid transparent;color:inherit;text-decoration:none;border-radius:0 4px 4px 0}
nav a:hover,nav [aria-current]{background:var(--lit)}nav [aria-current]{border-left-color:var(--link)}nav .name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}nav small{color:var(--soft)}
.count{color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}nav .done{color:var(--soft)}nav .done .count{color:var(--safe)}
main{min-width:0;padding-top:1.25rem}
.file{padding:0 0 2rem;margin:0 0 1.5rem;border-bottom:1px solid var(--rule);content-visibility:auto}.file:focus{outline:none}
.facts{color:var(--soft);font-size:.8125rem;margin:0 0 .75rem;max-width:62rem}
.only{font-size:.75rem;padding:0 .4rem;min-height:1.4rem;border-color:var(--rule)}
.metadata{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem}.metadata dt{display:inline}.metadata dt::after{content:": "}.metadata dd{display:inline;margin:0;color:var(--ink)}
dialog{background:var(--card);color:var(--ink);border:1px solid var(--rule);border-radius:8px;padding:1.25rem 1.5rem;max-width:32rem}dialog::backdrop{background:#0006}
dialog th{text-align:left;white-space:nowrap;padding:.15rem 1rem .15rem 0;font-weight:400}kbd{font:600 .8125rem var(--sans);border:1px solid var(--rule);border-bottom-width:2px;border-radius:4px;padding:.05rem .35rem;background:var(--paper)}
footer{color:var(--soft);font-size:.8125rem;padding-block:1.5rem 3rem}
`;

const ARTICLE = `
.badge{font:600 .6875rem/1.5 var(--sans);border:1px solid currentColor;border-radius:1rem;padding:0 .45rem;white-space:nowrap;color:var(--soft);vertical-align:.1em}
.badge.safe{color:var(--safe)}.badge.review,.badge.edited{color:var(--review)}.badge.report,.badge.flagged{color:var(--report)}
.text{display:flow-root;padding:3px}
.t,.fold{float:left;clear:left;width:58%;max-width:42rem;margin:0 0 .9rem}
.t{font:1.0625rem/1.6 var(--serif);white-space:pre-wrap;overflow-wrap:anywhere;padding:0 .5rem;border-left:2px solid transparent}
.t.after{display:none}
.noted .t{clear:both}.fold .t{float:none;width:auto}
.notes{display:grid;gap:.6rem;margin-bottom:.9rem;align-items:start}
.row .notes{float:right;clear:right;width:39%}
.row.long{display:grid;grid-template-columns:minmax(0,58fr) minmax(0,39fr);gap:0 3%;clear:both}
.row.long .t{width:auto;position:sticky;top:4.5rem;align-self:start}.row.long .notes{width:auto}
.notes.whole{max-width:42rem}.rest>summary{font-size:.8125rem}.rest>.card{margin-top:.6rem}
.fold>summary{font-size:.8125rem;border-left:2px solid var(--rule);padding:.05rem .6rem}.fold[open]>summary{margin-bottom:.75rem}
.fold.gone>summary{border-left-color:var(--del)}
.gone .t{font-size:.9375rem;line-height:1.5}
del{color:var(--del);background:var(--delbg);text-decoration:line-through;text-decoration-thickness:1px}
ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-underline-offset:.15em}
mark{color:inherit;background:var(--mark);border-bottom:2px dotted var(--report)}
.t .off{background:none;text-decoration-style:dotted}.t .on{box-shadow:0 0 0 2px var(--link);border-radius:2px}
.ref{font:600 .6875rem/1 var(--sans);user-select:none;margin:0 .1em}.ref a{text-decoration:none;padding:.2em .25em}
.u{font:600 .6875em/1 var(--sans);border:1px solid currentColor;border-radius:2px;padding:0 .2em;margin:0 .1em;display:inline-block;text-decoration:none;unicode-bidi:isolate;direction:ltr}
.card{background:var(--card);border:1px solid var(--rule);border-left:3px solid var(--soft);border-radius:5px;padding:.5rem .75rem;font-size:.8125rem;line-height:1.45;overflow-wrap:anywhere}
.card.safe{border-left-color:var(--safe)}.card.review{border-left-color:var(--review);border-left-style:dashed}.card.report{border-left-color:var(--report);border-left-style:dotted}
.card:focus{outline:3px solid var(--link);outline-offset:1px}
.card p{margin:.2rem 0}.card .meta,.card .more,.card .kept,.card .why,.card .entry{color:var(--soft)}.card .entry{font-weight:400}
.card .n{display:inline-block;min-width:1.35em;text-align:center;font-size:.6875rem;border-radius:1rem;background:var(--lit);color:var(--link);padding:0 .35em}
.card .meta{font-size:.75rem}.card .inquote{color:var(--report);font-weight:600}
.card .more{position:static}.card .change{font-family:var(--serif);font-size:.875rem;margin:.3rem 0}.card .sign{font-family:var(--sans);font-weight:600;color:var(--soft)}
.why{border-top:1px solid var(--rule);margin-top:.5rem;padding-top:.3rem;font-size:.75rem}.why ul{margin:.2rem 0;padding-left:1.1rem}
.actions{display:flex;gap:.35rem;margin-top:.4rem}.actions button{font-size:.75rem;min-height:1.6rem;padding:.05rem .6rem}
.actions .ask{margin-left:auto;border-color:transparent;color:var(--link);background:none}.actions [aria-pressed=true]{background:var(--link);border-color:var(--link);color:var(--paper)}.actions .ask{margin-left:auto;border-color:transparent;color:var(--link);background:none}.actions [aria-pressed=true]::before{content:"✓ "}
.card:is([data-state=accept],[data-state=reject]){background:none}.card:is([data-state=accept],[data-state=reject]):not(:focus-within) :is(.msg,.change,.more,.kept,.meta){display:none}
:is([data-view=inline],[data-view=side]) .alone .change{display:none}
.t [data-state=reject]{background:none;color:var(--soft);text-decoration:line-through dotted}.t del[data-state=reject]{color:inherit;text-decoration:underline dotted}
[data-view=result] .t del:not([data-state=reject]),[data-view=result] .t ins[data-state=reject],[data-view=result] .row.gone:not(:has(.t [data-state=reject])) .t,[data-view=original] .t ins,:is([data-view=result],[data-view=original]) .t .ref{display:none}
[data-view=result] .t :is(ins:not([data-state=reject]),mark,del[data-state=reject]),[data-view=original] .t :is(del,mark){all:unset}
[data-view=side] .t,[data-view=side] .fold,[data-view=side] .row .notes{float:none;width:auto;max-width:none}
[data-view=side] .row.long .t{position:static}[data-view=side] .row{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}[data-view=side] .t.after{display:block}
[data-view=side] .row .notes{grid-column:1/-1;grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))}
[data-view=side] .gone .after::before{content:"deleted";font:italic .8125rem var(--sans);color:var(--soft)}
[data-view=side] .t:not(.after) ins,[data-view=side] .t.after del{display:none}
@media(max-width:68rem){.desk{grid-template-columns:minmax(0,1fr)}nav{display:none}}
@media(max-width:52rem){.t,.fold,.row .notes{float:none;width:auto;max-width:none}.row.long{display:block}.row.long .t{position:static}.tools{position:static}.views{margin-left:0!important}[data-view=side] .row{grid-template-columns:1fr}}
@media print{:root{color-scheme:light}.tools,.skip,nav,.actions,.only,dialog,summary{display:none}.desk{display:block}body{font-size:10pt}.file{content-visibility:visible}.card,.bars tr{break-inside:avoid}h2{break-after:avoid}a{color:inherit}
.t,.fold{float:left;width:58%}.row .notes{float:right;width:39%}del,ins,mark{background:none}}
@media(prefers-reduced-motion:no-preference){.card,.t .on,button{transition:background .12s,border-color .12s}}
@media(forced-colors:active){del,ins,mark{forced-color-adjust:auto}.card{border-left-width:4px}}
`;

export const STYLE = PAGE + ARTICLE;
