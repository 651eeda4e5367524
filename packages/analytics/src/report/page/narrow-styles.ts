/** How the page gives way on tablets, on phones and on paper. */
export const narrowStyles = `@media (max-width:1080px){.groups{grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr))}#trades .wide{display:none}.summary{grid-template-columns:1fr}
.hero{border-right:0;border-bottom:1px solid var(--line)}}
@media (max-width:960px){
.pair{grid-template-columns:1fr}
.tables{flex-direction:column;align-items:stretch}
.months{--columns:6}
.months thead{display:none}
.months tbody,.months table{display:block}
.months tr{display:grid;grid-template-columns:repeat(var(--columns),1fr);gap:4px;margin-bottom:14px}
.months tbody th{grid-column:1/-2;padding:0;align-self:center}
.months td{padding:0}
.months td.none{display:none}
.months .year{grid-column:-2/-1;grid-row:1}
.months .cell{padding:5px 2px;line-height:1.35}
.months .cell .month{display:block;font-size:11px}
}
@media (max-width:720px){
.months{--columns:4}
main,.top,footer{padding-left:12px;padding-right:12px}
.synthetic-banner p,.free-banner p{padding-left:14px;padding-right:14px}
.top{padding-top:20px;gap:12px}
.jump div{padding-left:14px;padding-right:14px}
main{gap:12px}
section{padding:14px 12px;border-radius:12px}
.summary,.summary .head,.summary .note{padding:0}
.summary .head,.summary .note{padding:12px 14px}
.hero{padding:16px 14px}
.tiles{grid-template-columns:repeat(2,1fr)}
.tile{padding:11px 14px}
.broad{display:none}
.head .right{margin-left:0;width:100%}
.pair{gap:12px}
.diagnosis li{grid-template-columns:1fr}
.diagnosis li b{justify-self:start}
.bins{min-height:180px}
.costs th,.costs td{padding:7px 4px;font-size:12.5px;white-space:normal}
.costs tbody i{width:9px;margin-right:5px}
.tables th:nth-child(2){width:50px}.tables th:nth-child(3){width:46px}.tables th:nth-child(4){width:88px}.tables th.share{width:56px}
.scroller{--row:54px}
#trades thead th{width:var(--narrow)}
#trades tr.line td,#trades thead button{padding-left:6px;padding-right:6px}
#trades tr.line td.time{white-space:normal;font-size:12.5px;line-height:1.35}
#trades .what>div{flex-direction:column;align-items:flex-start;gap:1px}
#trades .side{margin-left:13px;font-size:11.5px;padding:0 5px}
.filters select{flex:1 1 40%}
#trades dl{grid-template-columns:1fr;gap:0}
#trades dd{margin-bottom:6px}
.filters .count{margin-left:0}
}
@media (max-width:350px){body{font-size:14px}table{font-size:12px}#trades td.time{font-size:11.5px}#trades tr.line td,#trades thead button,td,th{padding-left:3px;padding-right:3px}}
@media print{body{background:#fff}section{break-inside:avoid}#theme,.jump,.ranges,.filters{display:none}.scroller{max-height:none}}
`;
