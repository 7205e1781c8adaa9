/** The style of the review page. Colours are those of the report: warm paper, quiet ink, red and green only where text goes and comes. */
export const STYLE = `
:root{color-scheme:light dark;
--paper:light-dark(#fbfaf7,#191816);--card:light-dark(#fff,#22201d);--ink:light-dark(#1f1d1a,#eae6df);
--soft:light-dark(#5c564d,#b5aea3);--rule:light-dark(#ddd8ce,#3d3933);--link:light-dark(#174ea6,#9cc0ff);
--del:light-dark(#8f1d18,#ffb4ab);--delbg:light-dark(#fdebe9,#3c1714);--ins:light-dark(#12512c,#a5e3b7);--insbg:light-dark(#e3f4e8,#12301d);
--safe:light-dark(#1a6338,#8fd6a6);--review:light-dark(#7a4a00,#f0c06a);--report:light-dark(#7b2d85,#e3a8ec);
--mark:light-dark(#fff3cf,#40360f);--hover:light-dark(#f1ede5,#2b2824);--pick:light-dark(#e9eff9,#232c3a);
--serif:Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif",serif;--sans:system-ui,"Segoe UI","Noto Sans",sans-serif}
*{box-sizing:border-box}
html,body,#app{height:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 var(--sans)}
button,select,input,textarea{font:inherit;color:inherit}
button{background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:.25rem .6rem;cursor:pointer}
button:hover:not(:disabled){background:var(--hover)}
button:disabled{opacity:.55;cursor:default}
button[aria-pressed=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.primary{background:var(--link);border-color:var(--link);color:var(--paper)}
.primary:hover:not(:disabled){background:color-mix(in srgb,var(--link) 85%,var(--ink))}
:focus-visible{outline:3px solid var(--link);outline-offset:1px}
main:focus-visible{outline-offset:-3px}
kbd{font:600 .75em/1 var(--sans);border:1px solid currentColor;border-radius:4px;padding:.1em .35em;opacity:.75;margin-left:.15em;white-space:nowrap}
code{font-size:.9em}
small{color:var(--soft)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.problem{color:var(--del)}
.loading,.end{max-width:36rem;margin:18vh auto;padding:0 1.5rem}
.end h1{font:400 2rem/1.2 var(--serif)}
.app{height:100%;display:flex;flex-direction:column}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .6rem;padding:.5rem 1rem;border-bottom:1px solid var(--rule);background:var(--card)}
.logo{font:600 1.2rem/1 var(--serif);margin-right:.4rem}
.progress{display:flex;align-items:center;gap:.6rem;flex:1 1 16rem;font-variant-numeric:tabular-nums}
progress{appearance:none;height:6px;border:0;border-radius:3px;background:var(--rule);overflow:hidden}
progress::-webkit-progress-bar{background:var(--rule);border-radius:3px}
progress::-webkit-progress-value{background:var(--safe);border-radius:3px;transition:width .2s}
progress::-moz-progress-bar{background:var(--safe)}
.progress progress{flex:0 1 12rem}
.progress span{white-space:nowrap}.saved{color:var(--soft)}.saved.problem{color:var(--del);font-weight:600}
fieldset{border:0;margin:0;padding:0}
.segmented{display:flex}.segmented button{border-radius:0;margin-left:-1px}
.segmented button:first-of-type{border-radius:6px 0 0 6px}.segmented button:last-of-type{border-radius:0 6px 6px 0}
.tool{border-color:transparent;background:none}
.filters{display:flex;flex-wrap:wrap;align-items:end;gap:.4rem 1rem;padding:.5rem 1rem .6rem;border-bottom:1px solid var(--rule)}
.filters label{display:grid;font-size:.8125rem;color:var(--soft)}
.filters select,.filters input[type=search],dialog input:not([type=checkbox]),textarea{background:var(--paper);color:var(--ink);border:1px solid var(--soft);border-radius:6px;padding:.25rem .4rem;max-width:16rem}
.filters input[type=range]{width:9rem;accent-color:var(--link)}
.in-view{color:var(--soft);margin-left:auto;padding-bottom:.3rem}
.panes{flex:1;min-height:0;display:grid;grid-template-columns:minmax(11rem,15rem) minmax(0,1fr) minmax(19rem,25rem)}
.panes>*{min-height:0;overflow:auto}
.files{border-right:1px solid var(--rule);padding:.5rem 0}
.files ol,.changes ol{list-style:none;margin:0;padding:0}
.files button{display:grid;grid-template-columns:1.1rem 1fr auto;gap:0 .3rem;width:100%;text-align:left;border:0;border-radius:0;background:none;padding:.4rem .9rem;border-left:3px solid transparent}
.files [aria-current=true]{background:var(--pick);border-left-color:var(--link)}
.files .file{overflow-wrap:anywhere}.files .file small{display:block;line-height:1.1}
.files .tick{color:var(--safe);font-weight:700}.files .done .file{color:var(--soft)}
.files .of{color:var(--soft);font-size:.8125rem;font-variant-numeric:tabular-nums}
.files progress{grid-column:2/-1;width:100%;height:3px;margin-top:.25rem}
.files .long li{height:3.5rem;contain:strict}.files .long .file{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.files .long small{overflow:hidden;text-overflow:ellipsis;min-height:1.1em}
.files .problem{padding:0 1rem;font-size:.8125rem;overflow-wrap:anywhere}
.pane{padding:1rem clamp(1rem,4vw,3rem) 40vh}
.name{font:600 .8125rem/1.4 var(--sans);color:var(--soft);margin:0 auto 1rem;max-width:42rem;overflow-wrap:anywhere}.name small{display:block;color:var(--review)}
.text{font:1.125rem/1.65 var(--serif);max-width:42rem;margin:0 auto;overflow-wrap:anywhere}
.text p,.plain{margin:0;white-space:pre-wrap}
.text.long>*{content-visibility:auto;contain-intrinsic-size:auto 4rem}
.text.side{max-width:none;font-size:1rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
.fold{display:block;width:100%;margin:.35rem 0 1.1rem;padding:.1rem .8rem;border:0;border-left:3px solid var(--rule);border-radius:0;background:none;color:var(--soft);text-align:left;font:.8125rem/1.5 var(--sans)}
ins,del,mark{color:inherit;background:none;border-radius:2px;scroll-margin:6rem}
del{color:var(--del);background:var(--delbg);text-decoration:line-through color-mix(in srgb,currentColor 45%,transparent);text-decoration-thickness:1px}
ins{color:var(--ins);background:var(--insbg);text-decoration:underline;text-underline-offset:.18em}
mark{background:var(--mark);border-bottom:2px dotted var(--report)}
.text :is(ins,del,mark){cursor:pointer;transition:background .15s}
.text .quoted:not(.is-accept,.is-edit,.is-reject){outline:2px dotted var(--report);outline-offset:-1px}
.text del:is(.is-accept,.is-edit){opacity:.62;background:none}
.text ins:is(.is-accept,.is-edit){background:none}
.text del.is-reject{color:inherit;background:none;text-decoration:underline dotted var(--soft)}
.text ins.is-reject{color:var(--soft);background:none;text-decoration:line-through;opacity:.75}
.text .current{box-shadow:0 0 0 2px var(--link);outline:none!important;opacity:1!important;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.text .kept{background:var(--insbg);border-bottom:2px solid var(--ins)}
.plain{padding-bottom:2rem}
.u{font:600 .6875em/1 var(--sans);border:1px solid currentColor;border-radius:2px;padding:0 .2em;margin:0 .1em;display:inline-block;text-decoration:none;unicode-bidi:isolate;direction:ltr}
.ws{font-family:var(--sans);font-weight:600}
aside.side{display:flex;flex-direction:column;overflow:hidden;border-left:1px solid var(--rule)}
.card{flex:0 1 auto;min-height:16rem;max-height:70%;overflow:auto;background:var(--card);border-bottom:1px solid var(--rule);border-top:4px solid var(--soft);padding:.9rem 1.1rem 1rem}
.card.safe{border-top-color:var(--safe)}.card.review{border-top-color:var(--review)}.card.report{border-top-color:var(--report)}
.card:focus-visible{outline:none;box-shadow:inset 0 0 0 2px color-mix(in srgb,var(--link) 70%,transparent)}
.card h2{font:600 1.0625rem/1.3 var(--sans);margin:0;overflow-wrap:anywhere}.family{color:var(--soft);font-weight:400}
.card p{margin:.5rem 0}
.chips{display:flex;flex-wrap:wrap;gap:.3rem}
.chip{font:600 .75rem/1.6 var(--sans);border:1px solid var(--rule);border-radius:99px;padding:0 .55rem;color:var(--soft);white-space:nowrap}
.chip.safe,.chip.is-accept,.chip.is-edit{color:var(--safe);border-color:currentColor}.chip.review{color:var(--review);border-color:currentColor}.chip.report,.chip.is-reject{color:var(--report);border-color:currentColor}
.message{font-size:.9375rem}
.guard{color:var(--report);border-left:3px solid var(--report);padding-left:.6rem;font-weight:600}
.difference{font:1rem/1.55 var(--serif);border:1px solid var(--rule);border-radius:6px;padding:.5rem .7rem;margin:.6rem 0;white-space:pre-wrap;overflow-wrap:anywhere;max-height:14rem;overflow:auto}
.difference .around{color:var(--soft)}
.difference del::before{content:"− "}.difference ins::before{content:"+ "}
.actions,.alternatives,.more,.buttons{display:flex;flex-wrap:wrap;gap:.4rem;margin:.6rem 0}
.actions button{flex:1 1 0;padding:.45rem .3rem;font-weight:600;white-space:nowrap}.actions .accept,.actions .reject{flex-grow:1.4}
.card>.actions{position:sticky;bottom:0;z-index:1;background:var(--card);padding:.35rem 0;margin:.25rem 0}
.accept{color:var(--safe);border-color:currentColor}.reject{color:var(--del);border-color:currentColor}
.more button{border-color:transparent;background:none;color:var(--link);padding:.1rem 0;margin-right:.8rem}
.related{display:block;width:100%;text-align:left;border:0;border-left:3px solid var(--ins);border-radius:0;background:none;padding:.1rem .6rem;margin:.5rem 0;color:var(--soft)}
.why summary{cursor:pointer;color:var(--link)}.why{font-size:.875rem}.why ul{margin:.4rem 0;padding-left:1.2rem}.explain{color:var(--soft)}
.editor label{display:block;font-weight:600;margin-top:.5rem}
textarea{width:100%;max-width:none!important;font:1rem/1.5 var(--serif);resize:vertical;margin-top:.3rem}
.changes{flex:1 1 8rem;min-height:5rem;overflow:auto;padding:.4rem 0}
.changes button{display:grid;grid-template-columns:1.3rem minmax(0,1fr) auto;width:100%;text-align:left;border:0;border-left:3px solid transparent;border-radius:0;background:none;padding:.3rem .9rem}
.changes .long li{height:3.25rem;contain:strict}.changes .long button{height:100%;align-content:start}
.changes [aria-current=true]{background:var(--pick);border-left-color:var(--link)}
.changes .rule{font-size:.8125rem;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.changes .excerpt{grid-column:2/-1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.changes .glyph{grid-row:span 2;font-weight:700;color:var(--soft)}.changes .accepted .glyph{color:var(--safe)}.changes .rejected .glyph{color:var(--del)}
.changes .rejected .excerpt,.changes .accepted .excerpt{color:var(--soft)}
.changes .quote{color:var(--report);font-weight:700}
.status{margin:0;min-height:2rem;padding:.35rem 1rem;border-top:1px solid var(--rule);background:var(--card);color:var(--soft)}
dialog{border:1px solid var(--rule);border-radius:10px;background:var(--card);color:var(--ink);padding:1.2rem 1.5rem;width:min(40rem,92vw);max-height:86vh;overflow:auto;box-shadow:0 12px 40px rgb(0 0 0/.25)}
dialog::backdrop{background:rgb(0 0 0/.35)}
dialog h2{font:400 1.4rem/1.3 var(--serif);margin:0 0 .6rem;overflow-wrap:anywhere}
dialog input:not([type=checkbox]){display:block;width:100%;max-width:none;margin-top:.3rem}
.buttons button{padding:.45rem .9rem;font-weight:600}
.sample{max-height:18rem;overflow:auto;padding-left:1.1rem;overflow-wrap:anywhere}.outcome{list-style:none;padding:0}
.keys{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 1.2rem;margin:0}.keys div{display:grid;grid-template-columns:4.2rem 1fr;align-items:baseline}.keys dd{margin:0}
.switch{display:block;margin-top:.9rem}
.note{color:var(--soft)}
.patch{font:.8125rem/1.5 ui-monospace,monospace;background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:.6rem;overflow:auto;max-height:16rem}
@media(max-width:62rem){.panes{grid-template-columns:1fr;grid-template-rows:auto minmax(10rem,1fr) minmax(0,45%)}.files{max-height:6.5rem;border-right:0;border-bottom:1px solid var(--rule)}aside.side{border-left:0;border-top:1px solid var(--rule)}.changes{display:none}.card{max-height:none;flex:1}.keys{grid-template-columns:1fr}}
@media(max-width:40rem){.bar{gap:.2rem .3rem;padding:.4rem .7rem}.bar kbd{display:none}.files{max-height:4rem}.card{padding:.6rem .8rem}.difference{max-height:9rem}}
@media(prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
@media(forced-colors:active){.text .current{outline:3px solid Highlight!important}}
`;
