"""From one spaCy Doc to what it says. spaCy lives here and nowhere else."""
