// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReplicated} from "../src/IReplicated.sol";
import {ReplicatedBase} from "./ReplicatedBase.t.sol";

/// What each call costs, kept in snapshots/replicated.json: each a transaction of its own with cold storage. The registry's
/// slashing is a mock's.
/// forge-config: default.isolate = true
contract ReplicatedCostsTest is ReplicatedBase {
    uint256 private constant MAX_CODE_BYTES = 24_576;

    function testGasOfAJobOfThree() public {
        IReplicated.Job memory job = newJob(3);
        job.nonce = 3; // the job below finds its nonce word in use, as most do
        open(job);
        job.nonce = 1;
        bytes memory signature = signWith(CLIENT_KEY, replicated.jobDigest(job));
        bytes32 digest = replicated.jobDigest(job);
        replicated.open(job, signature);
        vm.snapshotGasLastCall("replicated", "open");
        commit(job, 0, TRUTH);
        vm.snapshotGasLastCall("replicated", "commit first");
        commit(job, 1, TRUTH);
        vm.snapshotGasLastCall("replicated", "commit second");
        commit(job, 2, LIE);
        vm.snapshotGasLastCall("replicated", "commit last");
        reveal(digest, 0, TRUTH);
        vm.snapshotGasLastCall("replicated", "reveal first");
        reveal(digest, 1, TRUTH);
        vm.snapshotGasLastCall("replicated", "reveal");
        reveal(digest, 2, LIE);
        replicated.finalise(job);
        vm.snapshotGasLastCall("replicated", "finalise 3 with 1 liar");
    }

    function testGasOfRounds() public {
        (IReplicated.Job memory job,) = opened(3);
        vote(job, 0, list(TRUTH, TRUTH, TRUTH));
        replicated.finalise(job);
        vm.snapshotGasLastCall("replicated", "finalise 3 agreeing");
        job.nonce = 2;
        open(job);
        vote(job, 0, list(TRUTH, LIE, OTHER_LIE));
        replicated.finalise(job);
        vm.snapshotGasLastCall("replicated", "finalise 3 split");
        job = newJob(15);
        job.nonce = 4;
        bytes32 digest = open(job);
        for (uint256 i = 0; i < 15; ++i) {
            commit(job, i, i < 8 ? TRUTH : LIE);
        }
        for (uint256 i = 0; i < 15; ++i) {
            reveal(digest, i, i < 8 ? TRUTH : LIE);
        }
        replicated.finalise(job);
        vm.snapshotGasLastCall("replicated", "finalise 15 with 7 liars");
    }

    function testTheContractFitsIntoItsLimit() public {
        uint256 size = address(replicated).code.length;
        vm.snapshotValue("replicated", "bytes", size);
        yes(size <= MAX_CODE_BYTES, "code size");
    }
}
