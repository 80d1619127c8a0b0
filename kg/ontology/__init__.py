"""What a vocabulary says: values (standard library only), loading them from RDF files, and the shipped default."""

from kg.ontology.default import default_ontology, ontology_folder
from kg.ontology.values import NEWS, Class, Frame, Match, Ontology, Property

__all__ = [
    "NEWS",
    "Class",
    "Frame",
    "Match",
    "Ontology",
    "Property",
    "default_ontology",
    "ontology_folder",
]
