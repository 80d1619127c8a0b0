"""A graph on disk that documents are added to, replaced in and removed from, and that answers SPARQL.

    with kg.Store("news") as store:
        store.add("article.txt")
        store.query("SELECT ?name WHERE { ?who a schema:Person ; rdfs:label ?name }")

A store is a folder: `ledger.sqlite` holds what each document says alone and is the truth; `graph/` is an Oxigraph
database with one named graph a document, made from it. See `kg.store.ledger` for what happens when a process is killed.
"""
