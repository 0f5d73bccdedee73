// Answers the queries of BenchmarkHTTP by mercurius with graphql-jit, over objects in memory:
// node server.mjs data.json 127.0.0.1:8080
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import mercurius from 'mercurius'

const schema = `
  type Query {
    place(by: PlaceBy!): Place
    districts(first: Int = 20): DistrictConnection!
    counties(filter: CountyFilter, orderBy: PlaceOrder, first: Int = 20): CountyConnection!
    ties(filter: TieFilter, first: Int = 20, after: String): TieConnection!
  }
  input PlaceBy { code: String }
  input CountyFilter { code: StringFilter, pairings: ListFilter }
  input StringFilter { startsWith: String }
  input ListFilter { some: AnyFilter }
  input AnyFilter { id: ID }
  input TieFilter { kind: KindFilter }
  input KindFilter { in: [TieKind!] }
  enum TieKind { FRIENDLY SUPPORTS }
  enum PlaceOrder { NAME_DESC }
  type Location { longitude: Float! latitude: Float! }
  interface Place {
    id: ID! code: String! name: String! pinyin: String! level: String! location: Location! evidence: String!
    within: Place
    chambers(first: Int = 20): ChamberConnection!
  }
  ${['Province', 'Prefecture', 'County', 'District'].map(type => `type ${type} implements Place {
    id: ID! code: String! name: String! pinyin: String! level: String! location: Location! evidence: String!
    within: Place
    chambers(first: Int = 20): ChamberConnection!
    ${type === 'District' ? 'friendlyPairs(first: Int = 20): PairConnection!' : ''}
  }`).join('\n')}
  type Tie { id: ID! kind: TieKind! label: String! since: String until: String evidence: String! from: Place! to: Place! }
  type Pair { id: ID! kind: TieKind! label: String! since: String until: String evidence: String! district: District! partner: Place! }
  type Chamber { id: ID! name: String! founded: String }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type TieEdge { cursor: String! node: Tie! }
  type TieConnection { pageInfo: PageInfo! edges: [TieEdge!]! }
  type DistrictConnection { nodes: [District!]! }
  type CountyConnection { totalCount: Int! pageInfo: PageInfo! nodes: [County!]! }
  type PairConnection { nodes: [Pair!]! }
  type ChamberConnection { nodes: [Chamber!]! }
`

const [file, address] = process.argv.slice(2)
const data = JSON.parse(readFileSync(file, 'utf8'))
const nodes = name => data[name].map(edge => edge.node)
const byID = new Map(nodes('places').map(place => [place.id, place]))
const byCode = new Map(nodes('places').map(place => [place.code, place]))
for (const place of byID.values()) {
  place.within = place.within && byID.get(place.within.id)
  place.chambers = []
}
for (const province of nodes('provinces')) byID.get(province.id).chambers = province.chambers.nodes
const ties = data.ties.filter(({ node }) => node.kind === 'FRIENDLY' || node.kind === 'SUPPORTS')
const tieByID = new Map()
ties.forEach(({ node }) => {
  tieByID.set(node.id, node)
  node.from = byID.get(node.from.id)
  node.to = byID.get(node.to.id)
})
const districts = nodes('districts').map(({ id, friendlyPairs }) => {
  const district = byID.get(id)
  district.friendlyPairs = friendlyPairs.nodes.map(pair => ({
    ...tieByID.get(pair.id), district: byID.get(pair.district.id), partner: byID.get(pair.partner.id)
  }))
  return district
})
const counties = [...byID.values()].filter(place => place.__typename === 'County')
nodes('counties').forEach(({ id }, rank) => { byID.get(id).pairedRank = rank }) // of those with pairings, by name from the last

const resolvers = {
  Query: {
    place: (_, { by }) => byCode.get(by.code),
    districts: (_, { first }) => ({ nodes: districts.slice(0, first) }),
    counties (_, { filter, first }) {
      const found = counties.filter(county => county.pairedRank !== undefined && county.code.startsWith(filter.code.startsWith))
      found.sort((a, b) => a.pairedRank - b.pairedRank)
      return { totalCount: found.length, pageInfo: { hasNextPage: found.length > first }, nodes: found.slice(0, first) }
    },
    ties (_, { filter, first, after }) {
      const found = ties.filter(edge => filter.kind.in.includes(edge.node.kind))
      const start = after ? found.findIndex(edge => edge.cursor === after) + 1 : 0
      const edges = found.slice(start, start + first)
      return { pageInfo: { hasNextPage: start + first < found.length, endCursor: edges.at(-1)?.cursor }, edges }
    }
  },
  District: { friendlyPairs: ({ friendlyPairs }, { first }) => ({ nodes: friendlyPairs.slice(0, first) }) },
  Place: { resolveType: ({ __typename }) => __typename }
}
for (const type of ['Province', 'Prefecture', 'County', 'District']) {
  resolvers[type] = { ...resolvers[type], chambers: ({ chambers }, { first }) => ({ nodes: chambers.slice(0, first) }) }
}

const app = Fastify()
app.register(mercurius, { schema, resolvers, jit: 1, graphiql: false })
const [host, port] = address.split(':')
await app.listen({ host, port: Number(port) })
