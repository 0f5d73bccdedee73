/* empty css       */import{A as e,D as t,E as n,H as r,I as i,L as a,M as o,O as s,P as c,T as l,V as u,W as d,h as f,i as ee,j as p,k as m,l as h,r as g,w as _,x as v,z as y}from"./evidence.js";import{c as b,i as x,o as S,r as C,s as te,t as w}from"./relation.js";import{t as T}from"./evidenced.js";import{t as E}from"./period.js";var D={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},O={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function k(e,t,n){return`${e} ${e===1?t:n}`}var A=m({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelLegend:`填色的级别上海给予援助；Ⅰ级最重。`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:D,contacts:`由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,signed:e=>`${e}签署`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelLegend:`Shanghai helps at the filled levels. Level I is the most severe.`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:O,contacts:`Nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${k(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${k(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${k(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,signed:e=>`signed on ${e}`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${k(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${k(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function j({given:e,error:t,retry:n}){let r=A(),i=l(e);return t.code===`INVALID_ARGUMENT`?a(`div`,{class:`duty-candidates`,role:`alert`,children:[a(`p`,{children:[a(`b`,{children:r.shanghai(i)}),` `,r.shanghaiOut]}),a(`p`,{children:a(o,{class:`button`,path:`/place/${i}`,children:r.openPage})})]}):t.code!==`AMBIGUOUS`&&t.code!==`NOT_FOUND`?a(s,{error:t,retry:n}):t.candidates.length===0?a(`div`,{class:`duty-candidates`,role:`alert`,children:a(`p`,{children:[a(`b`,{children:r.none(i)}),` `,r.noneOut]})}):a(`div`,{class:`duty-candidates`,role:`alert`,children:[a(`p`,{children:a(`b`,{children:t.code===`AMBIGUOUS`?r.choose(i):r.similar(i)})}),a(`ul`,{children:t.candidates.map(e=>a(`li`,{children:a(o,{path:`/duty`,params:{place:e.code},children:[a(`span`,{lang:`zh`,children:e.path}),` `,a(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function M(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var N=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`]);function P(e){let t=e[0];return t?N.has(t.relation)?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[t]:[]}function F(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);return n.length===0?{own:e.ties,others:[]}:{own:n,others:e.ties.filter(e=>!n.includes(e))}}function I(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function L(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var R=6;function z({contacts:e}){let t=A();return e.contacts.length===0?null:a(`section`,{"aria-labelledby":`contacts`,children:[a(`h2`,{id:`contacts`,children:[t.contacts,` `,a(`small`,{children:e.contacts.length})]}),M(e.contacts).map((n,r)=>a(`div`,{class:`duty-group`,children:[a(`h3`,{children:[n.at.name,` `,a(`small`,{children:t.at[n.distance]})]}),a(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>a(B,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function B({contact:e,code:t}){let n=p(),{own:r}=F(e,t);return a(`li`,{children:[a(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:e.rank}),a(`div`,{children:[a(`b`,{children:`code`in e.who?a(o,{path:`/place/${e.who.code}`,children:e.who.name}):e.who.name}),` `,a(`span`,{class:`duty-relation`,children:x[n][e.relation]}),a(`div`,{class:`quiet record-parts`,children:a(V,{contact:e,code:t})})]}),a(T,{evidence:e.evidence,sources:(r[0]??e.ties[0])?.sources??[]})]})}function V({contact:e,code:t}){let n=A(),r=p(),{own:i,others:o}=F(e,t),s=[],c=i[0];switch(e.relation){case`SUPPORTS`:o.length>0||i.length===1?(c&&`scheme`in c&&s.push(f[r][c.scheme]),s.push(a(E,{since:c?.since})),o.length>0&&s.push(n.alsoSupports(o.length,H(o,n)))):s.push(n.supportsWithin(i.length,H(i,n)));break;case`SUPPORTS_SIBLING`:s.push(n.supportsSibling(i.length,H(i,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:s.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&s.push(e.address??n.noAddress);break;case`COOPERATION`:s.push(...e.ties.map(e=>a(d,{children:[`form`in e&&a(`span`,{lang:`zh`,children:[e.form,` `]}),e.since?v(e.since,r):a(E,{since:null})]})));break;case`AGREEMENT`:s.push(c?.since?n.signed(v(c.since,r)):a(E,{since:null}));break;default:s.push(a(E,{since:c?.since}))}return a(d,{children:s.map((e,t)=>a(`span`,{children:e},t))})}function H(e,t){let n=e.slice(0,R).map(e=>e.to.name).join(t.and);return e.length>R?`${n}${t.others(e.length)}`:n}var U=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function W({text:e}){let t=A(),[n,i]=r(e),s=u(null);return y(()=>i(e),[e]),y(()=>{e||s.current?.focus()},[e]),a(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),n.trim()?c({params:{place:n.trim()}}):s.current?.focus()},children:[a(`label`,{for:`duty-place`,children:t.label}),a(`div`,{class:`duty-field`,children:[a(`input`,{id:`duty-place`,ref:s,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:t.hint,value:n,onInput:e=>i(e.currentTarget.value)}),a(`button`,{type:`submit`,class:`primary`,children:t.ask})]}),a(`p`,{class:`quiet duty-examples`,children:[t.examples,U.map(e=>a(o,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var G=n(`
  query DutyContacts($text: String!, $language: Language!) {
    contacts(place: { name: $text }) {
      basis { revision leftOut { evidence count } }
      matched { text by }
      reach
      notice(language: $language)
      place {
        __typename
        id
        code
        name(language: $language)
        chinese: name
        pinyin
        level
        location { longitude latitude basis }
        ancestors { code name(language: $language) level }
      }
      threshold { ...DutyThreshold }
      thresholds { ...DutyThreshold }
      nearestRoute { sentence(language: $language) evidence }
      contacts {
        rank
        relation
        distance
        level
        evidence
        address
        who {
          __typename
          id
          name(language: $language)
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          since
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme }
          ... on Cooperation { form }
        }
      }
    }
  }

  fragment DutyThreshold on Threshold {
    level
    text
    places
    figure { name(language: $language) observations { from until } }
    sources { ...DutyCitation }
  }

  fragment DutyCitation on Citation {
    locator
    source { id title documentNumber evidence }
  }
`),K=n(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      orderBy: DISTANCE_ASC
      first: 40
    ) {
      edges {
        distance
        node {
          id
          code
          name(language: $language)
          pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 5) {
            nodes { id since evidence supporter { code name(language: $language) } }
          }
        }
      }
    }
  }
`),q=150,J=8;function Y({place:n}){let r=A(),i=p(),{longitude:s,latitude:c}=n.location,{data:l}=t(K,{longitude:s,latitude:c,kilometres:q,language:e()});if(!l)return null;let u=L(l.places.edges,n).slice(0,J);return a(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[a(`h2`,{id:`nearby`,children:r.nearby}),a(`p`,{class:`quiet`,children:u.length>0?r.nearbyNote(q):r.nearbyNone(q)}),a(`ul`,{children:u.map(({node:e,distance:t})=>a(`li`,{children:[a(o,{path:`/duty`,params:{place:e.code},children:e.name}),a(`span`,{class:`number`,children:r.kilometres(_(t??0,i))}),e.pairings.nodes.map(e=>a(`span`,{children:[a(o,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,a(`span`,{class:`quiet`,children:a(E,{since:e.since})})]},e.id))]},e.id))})]})}function X({threshold:e,thresholds:t}){let n=A();return a(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[a(`h2`,{id:`level`,children:n.level}),e?a(Z,{threshold:e}):a(d,{children:[a(`p`,{children:a(`b`,{children:n.levelOpen})}),a(`ul`,{children:t.map(e=>a(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function Z({threshold:e}){let t=A(),n=e.figure.observations[0];return a(d,{children:[a(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),a(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return a(`li`,{class:i?`helps`:``,children:[n,a(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),a(`p`,{class:`quiet`,children:t.levelLegend}),a(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&a(`span`,{lang:`zh`,children:e.text}),a(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&a(`span`,{children:t.levelYears(n.from,n.until)})]}),a(T,{evidence:`OFFICIAL`,sources:e.sources})]})}var Q=100;function $(){let n=A(),r=i().params.get(`place`)?.trim().slice(0,Q)??``,o=e(),s=r?{text:r,language:o}:null,{data:c,error:l,slow:u,retry:d}=t(G,s),f=r?c?.contacts:void 0,p=f&&s?{documents:[{document:G,variables:s}],table:()=>oe(f,n,o===`ZH`?`zh`:`en`)}:void 0;return a(ee,{title:f?n.of(f.place.name):n.title,sentence:f?void 0:n.sentence,actions:p,children:[a(W,{text:r}),u&&a(g,{}),r&&l&&a(j,{given:r,error:l,retry:d}),f&&a(ne,{contacts:f})]})}function ne({contacts:e}){let t=A(),n=p(),{place:r,matched:i}=e,s=!i||i.by===`NAME`||i.by===`CODE`;return a(`div`,{class:`duty-answer`,children:[a(`p`,{class:`hidden-text`,role:`status`,children:t.found(r.name,e.contacts[0]?.who.name??t.firstNone)}),a(`div`,{class:`duty-line`,children:[a(`p`,{class:`duty-place record-parts`,children:[a(`span`,{children:[r.ancestors.toReversed().map(e=>`${e.name} › `),a(`b`,{children:r.name})]}),a(`span`,{class:`quiet`,children:r.code}),a(`span`,{children:a(o,{path:`/place/${r.code}`,children:t.placePage})}),a(`span`,{children:a(o,{path:`/`,params:{place:r.code},children:t.map})})]}),a(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:t.print})]}),!s&&a(`p`,{class:`duty-check`,role:`note`,children:t.readAs(i.text,r.name,w[n][i.by])}),a(`div`,{class:`duty-first`,children:[a(ie,{contacts:e}),a(X,{threshold:e.threshold,thresholds:e.thresholds})]}),a(`p`,{class:`duty-notice`,children:e.notice}),e.nearestRoute&&a(`p`,{children:[a(`b`,{children:t.route}),` `,e.nearestRoute.sentence]}),a(z,{contacts:e}),r.level!==`PROVINCE`&&a(Y,{place:r}),a(ae,{contacts:e}),a(b,{records:[...e.contacts.map(({ties:e})=>({sources:e.flatMap(e=>e.sources)})),...e.threshold?[e.threshold]:[]]}),a(`p`,{class:`duty-made quiet`,children:t.made(new Date().toLocaleString(`sv-SE`).slice(0,16),e.basis.revision)})]})}var re=3;function ie({contacts:e}){let t=A(),n=p(),r=P(e.contacts);return a(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[a(`h2`,{id:`first`,children:[t.first,` `,a(`small`,{children:C[n][e.reach]})]}),r.length===0&&a(`p`,{class:`large-figure`,children:t.firstNone}),r.length>re?a(`p`,{class:`many`,children:r.map(e=>e.who.name).join(t.and)}):a(`ul`,{children:r.map(t=>a(`li`,{children:[a(`p`,{class:`large-figure`,children:t.who.name}),a(`p`,{class:`record-parts`,children:[a(`span`,{children:x[n][t.relation]}),t.distance>0&&a(`span`,{children:t.at.name}),a(V,{contact:t,code:e.place.code})]}),a(T,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function ae({contacts:e}){let t=A(),{officesWithoutAddress:n,undatedTies:r}=I(e.contacts),i=e.threshold?.figure.observations[0]?.until,o=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return a(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[a(`h2`,{id:`unknown`,children:t.unknown}),a(`ul`,{children:[a(`li`,{children:t.unknownPeople}),i&&S(i,te())&&a(`li`,{children:t.unknownYears(i)}),n>0&&a(`li`,{children:t.unknownAddresses(n)}),r>0&&a(`li`,{children:t.unknownDates(r)}),o>0&&a(`li`,{children:t.leftOut(o)})]})]})}function oe(e,t,n){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,x[n][e.relation],e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,h[n][e.evidence],(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{$ as View};