import { narrowStyles } from './narrow-styles.ts';
import { dark, light, propertiesOf } from './palette.ts';

/** The page's style sheet. System fonts, no images: nothing is fetched. */
export const styles = `
:root{color-scheme:light;${propertiesOf(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${propertiesOf(dark)}}}
:root[data-theme=dark]{color-scheme:dark;${propertiesOf(dark)}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums}
main,.top,footer{max-width:1240px;margin:0 auto;padding:0 24px}
h1,h2,p,dl,dd,figure{margin:0}
h1{font-size:clamp(24px,3.4vw,34px);line-height:1.15;letter-spacing:-.022em;font-weight:680;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:17px;letter-spacing:-.01em;font-weight:640}
.muted{color:var(--muted)}
.gain{color:var(--gain)}.loss{color:var(--loss)}
button,select,input{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.synthetic-banner,.free-banner{background:var(--notice-surface);color:var(--notice);border-bottom:1px solid var(--notice-line);font-size:14px}
.synthetic-banner p,.free-banner p{max-width:1240px;margin:0 auto;padding:9px 24px}
.top{display:flex;gap:24px;justify-content:space-between;align-items:flex-start;padding-top:34px;padding-bottom:10px}
.top .brand{display:flex;align-items:center;gap:8px;color:var(--muted);font-size:13px;font-weight:600;letter-spacing:.01em;margin-bottom:14px}
.top .brand svg{color:var(--accent)}
.top .subtitle{color:var(--muted);margin-top:6px;max-width:90ch;overflow-wrap:anywhere}
.badges{display:flex;flex-wrap:wrap;gap:6px;margin-top:14px}
.badge{display:inline-flex;align-items:center;border:1px solid var(--line);background:var(--surface);border-radius:999px;padding:2px 10px;font-size:12.5px;line-height:1.5;white-space:nowrap}
.badge.synthetic,.badge.free{border-color:var(--notice-line);background:var(--notice-surface);color:var(--notice);font-weight:600}
#theme{flex:none;width:38px;height:38px;border:1px solid var(--line);border-radius:10px;background:var(--surface);display:grid;place-items:center;color:var(--muted)}
#theme:hover{color:var(--ink)}
.jump{position:sticky;top:0;z-index:5;background:color-mix(in srgb,var(--page) 88%,transparent);backdrop-filter:blur(8px);border-bottom:1px solid transparent;margin-bottom:14px}
.jump div{max-width:1240px;margin:0 auto;padding:8px 24px;display:flex;gap:4px 18px;overflow-x:auto;scrollbar-width:none;font-size:13.5px}
.jump a{color:var(--muted);text-decoration:none;white-space:nowrap;padding:3px 0}
.jump a:hover{color:var(--ink);text-decoration:underline;text-underline-offset:4px}
main{display:grid;gap:18px;padding-bottom:20px}
main>*{min-width:0}
section{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:18px 20px;min-width:0;scroll-margin-top:54px}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin-bottom:12px}
.head .badge{font-size:11.5px;padding:1px 8px}
.head .right{margin-left:auto;display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.note{color:var(--muted);font-size:12.5px;line-height:1.5;margin-top:12px;overflow-wrap:anywhere}
.note b{font-weight:600;color:var(--ink)}
details.note summary{cursor:pointer;list-style:none;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
details.note summary::-webkit-details-marker{display:none}
details.note[open] summary,.summary details.note summary{white-space:normal}
.diagnosis ul{list-style:none;margin:0;padding:0;display:grid}
.diagnosis li{display:grid;grid-template-columns:84px 1fr;gap:4px 14px;padding:10px 0;border-top:1px solid var(--grid);align-items:baseline;overflow-wrap:anywhere}
.diagnosis li:first-child{border-top:0;padding-top:2px}
.diagnosis li b{font-size:12px;font-weight:640;border-radius:6px;padding:2px 8px;text-align:center;border:1px solid var(--line);color:var(--muted);background:var(--raised)}
.diagnosis [data-severity=critical] b{color:var(--loss);border-color:color-mix(in srgb,var(--loss) 45%,var(--line));background:color-mix(in srgb,var(--loss) 9%,var(--surface))}
.diagnosis [data-severity=warning] b{color:var(--notice);border-color:var(--notice-line);background:var(--notice-surface)}
.diagnosis li span{max-width:100ch}
p.nothing{color:var(--muted);padding:6px 0}
.summary{display:grid;grid-template-columns:minmax(250px,1fr) 3fr;padding:0;overflow:hidden}
.hero{padding:22px 24px;border-right:1px solid var(--line);display:flex;flex-direction:column;background:var(--raised)}
.hero .label,.tile .label{color:var(--muted);font-size:13px}
.hero .value{font-size:clamp(38px,4.6vw,54px);line-height:1.1;font-weight:660;letter-spacing:-.035em;margin:4px 0 6px}
.hero .equity{overflow-wrap:anywhere}
.hero .facts{margin-top:auto;padding-top:18px;font-size:13.5px;color:var(--muted);display:grid;gap:4px}
.hero .facts div{display:flex;justify-content:space-between;gap:14px}
.hero .facts b{color:var(--ink);font-weight:600;white-space:nowrap}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);margin:0 -1px -1px 0}
.tile{padding:14px 18px;border-right:1px solid var(--line);border-bottom:1px solid var(--line);min-width:0}
.tile .value{font-size:20px;font-weight:620;letter-spacing:-.015em;line-height:1.35;overflow-wrap:anywhere}
.tile .value.absent{color:var(--muted);font-weight:500}
.tile .detail{color:var(--muted);font-size:12.5px;line-height:1.4;overflow-wrap:anywhere}
.summary .note{grid-column:1/-1;margin:0;padding:12px 20px;border-top:1px solid var(--line);background:var(--surface);position:relative}
.summary .head{grid-column:1/-1;margin:0;padding:14px 20px;border-bottom:1px solid var(--line)}
.keys{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:13px;color:var(--muted)}
.keys span{display:inline-flex;align-items:center;gap:6px}
.keys .key{display:inline-flex;align-items:center;gap:6px;border:0;background:none;padding:0;color:inherit}
.keys .key:hover{color:var(--ink)}
.keys .key[aria-pressed=false]{text-decoration:line-through;opacity:.55}
.keys i{flex:none;width:14px;height:0;border-top:2.5px solid var(--color)}
.keys i.box{height:9px;border:0;border-radius:2px;background:var(--color)}
.keys i.up,.keys i.down{width:0;height:0;border:5px solid transparent;border-top-width:0;border-bottom:8px solid var(--color)}
.keys i.down{border-bottom-width:0;border-top:8px solid var(--color)}
.keys i.dot{width:8px;height:8px;border:0;border-radius:50%;background:var(--color)}
h3{margin:0;font-size:13px;font-weight:600;color:var(--muted)}
.chart{position:relative}
.chart canvas{display:block;width:100%;height:var(--tall);touch-action:pan-y;cursor:crosshair;border-radius:6px;user-select:none;-webkit-user-select:none}
.tip{position:absolute;top:14px;z-index:2;pointer-events:none;min-width:150px;max-width:min(330px,72%);padding:9px 11px;border-radius:9px;border:1px solid var(--line);background:var(--surface);box-shadow:0 6px 24px #0000002e;font-size:12.5px;line-height:1.5}
.tip b{display:block;font-weight:600;margin-bottom:2px}
.tip div{display:flex;justify-content:space-between;gap:16px}
.tip div>span:first-child{color:var(--muted)}
.tip div.gain>span{color:var(--gain)}.tip div.loss>span{color:var(--loss)}
.tip div.text>span{color:var(--muted);overflow-wrap:anywhere;font-size:12px;line-height:1.4}
.segments,.ranges{display:inline-flex;border:1px solid var(--line);border-radius:9px;overflow:hidden;background:var(--raised);max-width:100%}
.segments label{position:relative;cursor:pointer}
.segments input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.segments span,.ranges button{display:block;padding:4px 11px;font-size:13px;border:0;background:none;color:var(--muted)}
.segments input:checked+span,.ranges button[aria-pressed=true]{background:var(--surface);color:var(--ink);font-weight:600;box-shadow:0 0 0 1px var(--line)}
.segments input:focus-visible+span,.ranges button:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
select,input[type=search]{border:1px solid var(--line);border-radius:9px;background:var(--surface);padding:5px 10px;font-size:14px;max-width:100%;min-height:34px}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th{font-weight:500;color:var(--muted);text-align:left;white-space:nowrap}
td,th{padding:7px 8px}
th.number,td.number{text-align:right}
.months td{text-align:center;padding:0 2px 4px}
.months th{text-align:center;font-size:12.5px}
.months tbody th{text-align:left;font-weight:620;color:var(--ink);font-size:13.5px}
.months .cell{display:block;border-radius:7px;padding:7px 2px;background:color-mix(in srgb,var(--tone) calc(var(--heat)*1%),var(--raised));font-size:12.5px;white-space:nowrap}
.months .cell .month{display:none}
.months .year .cell{font-weight:620;background:none;box-shadow:inset 0 0 0 1px var(--line)}
.costs{margin-top:14px}
.costs tbody th{color:var(--ink);font-weight:600}
.costs tbody i{display:inline-block;width:14px;margin-right:8px;border-top:2.5px solid var(--color);vertical-align:middle}
.costs tbody tr,.split tbody tr{border-top:1px solid var(--grid)}
.stack{display:grid;gap:14px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:18px}
.pair>section{display:flex;flex-direction:column}
.pair>section>.note:first-of-type{margin-top:auto;padding-top:12px}
.histogram{padding-top:18px;flex:1;display:flex;flex-direction:column}
.bins{position:relative;display:flex;align-items:flex-end;gap:1px;flex:1;min-height:230px;border-bottom:1px solid var(--line)}
.bins i{flex:1;min-width:0;height:var(--tall);min-height:0;background:var(--tone);opacity:.82;border-radius:2px 2px 0 0}
.bins i:hover{opacity:1}
.bins .mark{position:absolute;top:-14px;bottom:0;left:var(--at);border-left:1.5px dashed var(--muted)}
.bins .mark span{position:absolute;left:6px;top:-4px;font-size:12px;color:var(--muted);white-space:nowrap}
.scale{position:relative;height:22px;font-size:11.5px;color:var(--muted)}
.scale span{position:absolute;top:5px;left:var(--at);transform:translateX(-50%);white-space:nowrap}
.scale span:nth-child(1){transform:none}.scale span:nth-child(2){transform:translateX(-100%)}
.tables{display:flex;gap:0 36px;align-items:flex-start}
.tables>div{flex:1;min-width:0}
.tables>div:first-child{flex:1.45}
.tables table{margin-bottom:22px;table-layout:fixed}
.tables th,.tables td{padding:4px 6px}
.tables th:first-child{padding-left:0;width:auto;white-space:normal;overflow-wrap:anywhere}
.tables thead th{font-size:12.5px;border-bottom:1px solid var(--line)}
.tables thead th:first-child{color:var(--ink);font-weight:620;white-space:nowrap}
.tables tbody th{color:var(--ink);font-weight:500;line-height:1.35}
.tables th:nth-child(2){width:60px}.tables th:nth-child(3){width:52px}.tables th:nth-child(4){width:92px}.tables th.share{width:84px}
.groups{display:grid;grid-template-columns:repeat(3,1fr);gap:0 36px;align-items:start}
.groups .group{margin-bottom:20px}
.groups h3{color:var(--ink);font-weight:620;padding-bottom:6px;border-bottom:1px solid var(--line)}
.groups dl div{display:flex;justify-content:space-between;gap:14px;padding:5px 0;border-bottom:1px solid var(--grid);font-size:13.5px}
.groups dd{text-align:right;font-weight:560}
.split .bar{position:relative;height:8px;background:linear-gradient(var(--line),var(--line)) center/1px 100% no-repeat}
.split .bar i{position:absolute;top:0;bottom:0;border-radius:2px;background:var(--tone)}
.filters{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-bottom:10px}
.filters select{max-width:260px;text-overflow:ellipsis}
.filters input{flex:1 1 200px;min-width:0}
.filters .count{color:var(--muted);font-size:13px;margin-left:auto}
.scroller{--row:38px;max-height:min(640px,80vh);overflow-y:auto;overflow-x:hidden;overscroll-behavior:contain;border:1px solid var(--line);border-radius:10px}
#trades table{table-layout:fixed}
#trades thead th{position:sticky;top:0;z-index:1;background:var(--surface);padding:0;width:var(--width);box-shadow:inset 0 -1px var(--line)}
#trades thead button{border:0;background:none;padding:9px 8px;color:var(--muted);font-size:13px;width:100%;text-align:inherit;white-space:nowrap}
#trades th[aria-sort=ascending] button,#trades th[aria-sort=descending] button{color:var(--ink);font-weight:620}
#trades tr.line{height:var(--row);cursor:pointer}
#trades tr.line td{padding:0 8px;height:var(--row);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;border-bottom:1px solid var(--grid)}
#trades tr.line:hover{background:var(--raised)}
#trades tr.space td{padding:0;border:0}
#trades .what>div{display:flex;align-items:center;gap:8px;min-width:0}
#trades .open{border:0;background:none;padding:0;font-weight:600;text-align:left;display:inline-flex;align-items:center;min-width:0}
#trades .open span{overflow:hidden;text-overflow:ellipsis}
#trades .open::before{content:'';flex:none;border:4px solid transparent;border-left:5px solid var(--muted);border-right:0;margin-right:8px}
#trades .open[aria-expanded=true]::before{transform:rotate(90deg)}
.side{flex:none;font-size:12px;border-radius:5px;padding:1px 6px;border:1px solid var(--line);color:var(--muted)}
#trades .details{background:var(--raised)}
#trades .details td{padding:12px 16px 14px 21px;border-bottom:1px solid var(--grid)}
#trades td.nothing{text-align:center;color:var(--muted);padding:34px}
#trades dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 16px;margin-bottom:10px}
dt{color:var(--muted)}
dd{overflow-wrap:anywhere;min-width:0}
#trades .details button{border:1px solid var(--line);border-radius:8px;background:var(--surface);padding:4px 12px;font-size:13px}
.assumptions dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:0 32px}
.assumptions dl div{display:grid;grid-template-columns:110px 1fr;gap:12px;padding:8px 0;border-bottom:1px solid var(--grid)}
footer{color:var(--muted);font-size:12.5px;padding-top:4px;padding-bottom:40px}
${narrowStyles}`;
