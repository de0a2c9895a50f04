#!/bin/bash
# A Slurm of two nodes on this machine, as root: each slurmd in a UTS namespace of its own, so that host names differ.
#   two-node-slurm.sh start|stop FOLDER
set -e
S=$2
export SLURM_CONF=$S/slurm.conf
H=$(hostname -s)

# Several of these may stand side by side.
P=$((17000 + $$ % 5000 * 3))

start() {
  mkdir -p "$S"/{ctl,n0,n1,log,run,munge}
  chmod 700 "$S/munge"
  dd if=/dev/urandom of="$S/munge/key" bs=1024 count=1 2>/dev/null
  chmod 400 "$S/munge/key"
  # A task that is begun anew waits for cred_expire, 120 s unless set.
  cat > "$SLURM_CONF" <<CONF
ClusterName=entk
SlurmctldHost=$H(127.0.0.1)
AuthType=auth/munge
CryptoType=crypto/munge
AuthInfo=socket=$S/run/munge.sock,cred_expire=10
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$P
StateSaveLocation=$S/ctl
SlurmdSpoolDir=$S/%n
SlurmctldPidFile=$S/run/slurmctld.pid
SlurmdPidFile=$S/run/slurmd-%n.pid
SlurmctldLogFile=$S/log/slurmctld.log
SlurmdLogFile=$S/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,bf_interval=5
JobRequeue=1
MpiDefault=none
SlurmctldTimeout=10
SlurmdTimeout=10
KillWait=5
ReturnToService=2
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
MailProg=/bin/true
NodeName=n0 NodeHostname=$H NodeAddr=127.0.0.1 Port=$((P + 1)) CPUs=1 RealMemory=2000
NodeName=n1 NodeHostname=$H NodeAddr=127.0.0.1 Port=$((P + 2)) CPUs=1 RealMemory=2000
PartitionName=all Nodes=n0,n1 Default=YES MaxTime=1:00:00 State=UP
CONF
  munged --force --key-file="$S/munge/key" --socket="$S/run/munge.sock" --pid-file="$S/run/munged.pid" \
    --log-file="$S/log/munged.log" --seed-file="$S/munge/seed"
  sleep 0.5
  slurmctld -f "$SLURM_CONF"
  node n0
  node n1
  for _ in $(seq 240); do
    [ "$(sinfo -h -o '%D %t')" = "2 idle" ] && return
    sleep 0.5
  done
  sinfo
  exit 1
}

node() { # NAME
  unshare --uts sh -c "hostname entk-$1; exec slurmd -N $1 -f $SLURM_CONF"
}

stop() {
  scancel --user=root 2>/dev/null || true
  sleep 1
  for name in slurmd-n0 slurmd-n1 slurmctld munged; do
    p=$(cat "$S/run/$name.pid" 2>/dev/null) || continue
    kill "$p" 2>/dev/null || continue
    for _ in $(seq 10); do
      kill -0 "$p" 2>/dev/null || break
      sleep 0.3
    done
    kill -9 "$p" 2>/dev/null || true
  done
}

"$1" "$2"
