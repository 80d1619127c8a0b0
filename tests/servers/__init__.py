"""Written graphs and pushes, judged by triple stores and readers that are not ours, each started on loopback."""
