"""Tests of kg.push."""
