/* empty css       */import{A as e,C as t,D as n,E as r,F as i,G as a,H as o,I as s,N as c,O as l,T as u,U as d,f,k as p,o as ee,p as m,t as h,w as g,y as _,z as v}from"./page.js";import{t as y}from"./citedSources.js";import{t as b}from"./evidenced.js";import{n as x,t as S}from"./progress.js";import{n as C,r as w}from"./dates.js";import{i as T,r as E,t as D}from"./relation.js";import{t as O}from"./period.js";import{t as k}from"./counties.js";var A={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},j={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function M(e,t,n){return`${e} ${e===1?t:n}`}var N=n({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelLegend:`填色的级别上海给予援助；Ⅰ级最重。`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:A,contacts:`先帮扶，再政府，后商会和组织；各由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,signed:e=>`${e}签署`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelLegend:`Shanghai helps at the filled levels. Level I is the most severe.`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:j,contacts:`Support, governments, then other bodies; each nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${M(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${M(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${M(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,signed:e=>`signed on ${e}`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${M(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${M(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function P({given:t,error:n,retry:r}){let i=N(),a=g(t);return n.code===`INVALID_ARGUMENT`?s(`div`,{class:`duty-candidates`,role:`alert`,children:[s(`p`,{children:[s(`b`,{children:i.shanghai(a)}),` `,i.shanghaiOut]}),s(`p`,{children:s(e,{class:`button`,path:`/place/${a}`,children:i.openPage})})]}):n.code!==`AMBIGUOUS`&&n.code!==`NOT_FOUND`?s(x,{error:n,retry:r}):n.candidates.length===0?s(`div`,{class:`duty-candidates`,role:`alert`,children:s(`p`,{children:[s(`b`,{children:i.none(a)}),` `,i.noneOut]})}):s(`div`,{class:`duty-candidates`,role:`alert`,children:[s(`p`,{children:s(`b`,{children:n.code===`AMBIGUOUS`?i.choose(a):i.similar(a)})}),s(`ul`,{children:n.candidates.map(t=>s(`li`,{children:s(e,{path:`/duty`,params:{place:t.code},children:[s(`span`,{lang:`zh`,children:t.path}),` `,s(`span`,{class:`quiet`,children:t.code})]})},t.id))})]})}function F(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var I=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`,`FRIENDLY`,`COOPERATION`,`LIAISON_OFFICE`]);function L(e){let t=e.find(e=>I.has(e.relation))??e[0];return t?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[]}function R(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);if(n.length===0)return{own:e.ties,others:[]};let r=e.otherTies.filter(e=>e.kind===`SUPPORTS`);return{own:n,others:[...e.ties.filter(e=>!n.includes(e)),...r]}}function z(e){return e.otherTies.filter(e=>e.kind!==`SUPPORTS`)}function B(e){let t=k();return e.reduce((e,n)=>e+t(n.to.id,`countyCount`in n?n.countyCount:1),0)}function V(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function H(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var U=6;function W({contacts:e}){let t=N();return e.contacts.length===0?null:s(`section`,{"aria-labelledby":`contacts`,children:[s(`h2`,{id:`contacts`,children:[t.contacts,` `,s(`small`,{children:e.contacts.length})]}),F(e.contacts).map((n,r)=>s(`div`,{class:`duty-group`,children:[s(`h3`,{children:[n.at.name,` `,s(`small`,{children:t.at[n.distance]})]}),s(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>s(te,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function te({contact:t,code:n}){let r=p(),{own:i}=R(t,n);return s(`li`,{children:[s(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:t.rank}),s(`div`,{children:[s(`b`,{children:`code`in t.who?s(e,{path:`/place/${t.who.code}`,children:t.who.name}):t.who.name}),` `,s(`span`,{class:`duty-relation`,children:T[r][t.relation]}),s(`div`,{class:`quiet record-parts`,children:s(G,{contact:t,code:n})})]}),s(b,{evidence:t.evidence,sources:(i[0]??t.ties[0])?.sources??[]})]})}function G({contact:e,code:t}){let n=N(),r=p(),{own:i,others:o}=R(e,t),c=[],l=i[0];switch(e.relation){case`SUPPORTS`:o.length>0||i.length===1?(l&&`scheme`in l&&c.push(f[r][l.scheme]),c.push(s(O,{since:l?.since})),o.length>0&&c.push(n.alsoSupports(B(o),K(o,n)))):c.push(n.supportsWithin(B(i),K(i,n)));break;case`SUPPORTS_SIBLING`:c.push(n.supportsSibling(B(i),K(i,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:c.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&c.push(e.address??n.noAddress);break;case`COOPERATION`:c.push(...e.ties.map(e=>s(a,{children:[`form`in e&&s(`span`,{lang:`zh`,children:[e.form,` `]}),e.since?_(e.since,r):s(O,{since:null})]})));break;case`AGREEMENT`:c.push(l?.since?n.signed(_(l.since,r)):s(O,{since:null}));break;default:c.push(s(O,{since:l?.since}))}return c.push(...z(e).map(e=>`${m[r][e.kind]} ${e.to.name}`)),s(a,{children:c.map((e,t)=>s(`span`,{children:e},t))})}function K(e,t){let n=e.slice(0,U).map(e=>e.to.name).join(t.and);return e.length>U?`${n}${t.others(e.length)}`:n}var q=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function J({text:t}){let n=N(),[r,i]=d(t),a=o(null);return v(()=>i(t),[t]),v(()=>{t||a.current?.focus()},[t]),s(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),r.trim()?c({params:{place:r.trim()}}):a.current?.focus()},children:[s(`label`,{for:`duty-place`,children:n.label}),s(`div`,{class:`duty-field`,children:[s(`input`,{id:`duty-place`,ref:a,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:n.hint,value:r,onInput:e=>i(e.currentTarget.value)}),s(`button`,{type:`submit`,class:`primary`,children:n.ask})]}),s(`p`,{class:`quiet duty-examples`,children:[n.examples,q.map(t=>s(e,{path:`/duty`,params:{place:t},lang:`zh`,children:t},t))]})]})}var Y=u(`
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
          ... on Pairing { scheme countyCount }
          ... on Cooperation { form }
        }
        otherTies {
          id
          kind
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { countyCount }
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
`),X=u(`
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
`),Z=150,Q=8;function ne({place:n}){let i=N(),a=p(),{longitude:o,latitude:c}=n.location,{data:u}=r(X,{longitude:o,latitude:c,kilometres:Z,language:l()});if(!u)return null;let d=H(u.places.edges,n).slice(0,Q);return s(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[s(`h2`,{id:`nearby`,children:i.nearby}),s(`p`,{class:`quiet`,children:d.length>0?i.nearbyNote(Z):i.nearbyNone(Z)}),s(`ul`,{children:d.map(({node:n,distance:r})=>s(`li`,{children:[s(e,{path:`/duty`,params:{place:n.code},children:n.name}),s(`span`,{class:`number`,children:i.kilometres(t(r??0,a))}),n.pairings.nodes.map(t=>s(`span`,{children:[s(e,{path:`/place/${t.supporter.code}`,children:t.supporter.name}),` `,s(`span`,{class:`quiet`,children:s(O,{since:t.since})})]},t.id))]},n.id))})]})}function re({threshold:e,thresholds:t}){let n=N();return s(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[s(`h2`,{id:`level`,children:n.level}),e?s(ie,{threshold:e}):s(a,{children:[s(`p`,{children:s(`b`,{children:n.levelOpen})}),s(`ul`,{children:t.map(e=>s(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function ie({threshold:e}){let t=N(),n=e.figure.observations[0];return s(a,{children:[s(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),s(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let i=e.level!==null&&e.level!==void 0&&r<e.level;return s(`li`,{class:i?`helps`:``,children:[n,s(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,i?t.levelYes:t.levelNo]})]},n)})}),s(`p`,{class:`quiet`,children:t.levelLegend}),s(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&s(`span`,{lang:`zh`,children:e.text}),s(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&s(`span`,{children:t.levelYears(n.from,n.until)})]}),s(b,{evidence:`OFFICIAL`,sources:e.sources})]})}var ae=100;function oe(){let e=N(),t=i().params.get(`place`)?.trim().slice(0,ae)??``,n=l(),a=t?{text:t,language:n}:null,{data:o,error:c,slow:u,retry:d}=r(Y,a),f=t?o?.contacts:void 0,p=f&&a?{documents:[{document:Y,variables:a}],table:()=>ue(f,e,n===`ZH`?`zh`:`en`)}:void 0;return s(h,{title:f?e.of(f.place.name):e.title,sentence:f?void 0:e.sentence,actions:p,children:[s(J,{text:t}),u&&s(S,{}),t&&c&&s(P,{given:t,error:c,retry:d}),f&&s($,{contacts:f})]})}function $({contacts:t}){let n=N(),r=p(),{place:i,matched:a}=t,o=!a||a.by===`NAME`||a.by===`CODE`;return s(`div`,{class:`duty-answer`,children:[s(`p`,{class:`hidden-text`,role:`status`,children:n.found(i.name,L(t.contacts)[0]?.who.name??n.firstNone)}),s(`div`,{class:`duty-line`,children:[s(`p`,{class:`duty-place record-parts`,children:[s(`span`,{children:[i.ancestors.toReversed().map(e=>`${e.name} › `),s(`b`,{children:i.name})]}),s(`span`,{class:`quiet`,children:i.code}),s(`span`,{children:s(e,{path:`/place/${i.code}`,children:n.placePage})}),s(`span`,{children:s(e,{path:`/`,params:{place:i.code},children:n.map})})]}),s(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:n.print})]}),!o&&s(`p`,{class:`duty-check`,role:`note`,children:n.readAs(a.text,i.name,D[r][a.by])}),s(`div`,{class:`duty-first`,children:[s(ce,{contacts:t}),s(re,{threshold:t.threshold,thresholds:t.thresholds})]}),s(`p`,{class:`duty-notice`,children:t.notice}),t.nearestRoute&&s(`p`,{children:[s(`b`,{children:n.route}),` `,t.nearestRoute.sentence]}),s(W,{contacts:t}),i.level!==`PROVINCE`&&s(ne,{place:i}),s(le,{contacts:t}),s(y,{records:[...t.contacts.map(({ties:e,otherTies:t})=>({sources:[...e,...t].flatMap(e=>e.sources)})),...t.threshold?[t.threshold]:[]]}),s(`p`,{class:`duty-made quiet`,children:n.made(new Date().toLocaleString(`sv-SE`).slice(0,16),t.basis.revision)})]})}var se=3;function ce({contacts:e}){let t=N(),n=p(),r=L(e.contacts);return s(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[s(`h2`,{id:`first`,children:[t.first,` `,s(`small`,{children:E[n][e.reach]})]}),r.length===0&&s(`p`,{class:`large-figure`,children:t.firstNone}),r.length>se?s(a,{children:[s(`p`,{class:`many`,children:r.map(e=>e.who.name).join(t.and)}),s(`p`,{children:r[0]&&T[n][r[0].relation]})]}):s(`ul`,{children:r.map(t=>s(`li`,{children:[s(`p`,{class:`large-figure`,children:t.who.name}),s(`p`,{class:`record-parts`,children:[s(`span`,{children:T[n][t.relation]}),t.distance>0&&s(`span`,{children:t.at.name}),s(G,{contact:t,code:e.place.code})]}),s(b,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function le({contacts:e}){let t=N(),{officesWithoutAddress:n,undatedTies:r}=V(e.contacts),i=e.threshold?.figure.observations[0]?.until,a=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return s(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[s(`h2`,{id:`unknown`,children:t.unknown}),s(`ul`,{children:[s(`li`,{children:t.unknownPeople}),i&&C(i,w())&&s(`li`,{children:t.unknownYears(i)}),n>0&&s(`li`,{children:t.unknownAddresses(n)}),r>0&&s(`li`,{children:t.unknownDates(r)}),a>0&&s(`li`,{children:t.leftOut(a)})]})]})}function ue(e,t,n){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,T[n][e.relation],e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,ee[n][e.evidence],(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{oe as View};