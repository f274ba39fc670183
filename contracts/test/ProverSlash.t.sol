// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IProverRegistry, IProverStake} from "../src/IProverRegistry.sol";
import {ProverRegistry} from "../src/ProverRegistry.sol";
import {ProverBase} from "./ProverBase.sol";

/// What a fault costs, whom it pays, and that no unit is lost.
contract ProverSlashTest is ProverBase {
    address[] private actors = [PROVER, RIVAL, CLIENT, NEXT, TREASURY];

    function testOnlySlashersSlash() public {
        staked(PROVER, 100 ether);
        address[4] memory others = [PROVER, TREASURY, CLIENT, address(provers)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ILedger.NotAllowed.selector, others[i]));
            vm.prank(others[i]);
            provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, 0, CLIENT, NEXT);
        }
        vm.prank(SLASHER);
        eq(provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, 0, CLIENT, NEXT), 10 ether, "the second slasher");
    }

    function testLateFaultSplitsItsPart() public {
        staked(PROVER, 100 ether);
        vm.expectEmit(true, true, true, true, address(provers));
        emit IProverStake.Slashed(
            PROVER,
            address(this),
            bytes32(uint256(1)),
            IProverRegistry.Fault.LATE,
            CLIENT,
            NEXT,
            7.5 ether,
            2 ether,
            0.5 ether
        );
        eq(late(1), 10 ether, "amount");
        checkParts(PROVER, 90 ether, 0, 0);
        eq(balance(CLIENT), 7.5 ether, "client");
        eq(balance(NEXT), 2 ether, "next");
        eq(balance(TREASURY), 0.5 ether, "treasury");
        eq(provers.proverOf(PROVER).lastFaultAt, NOW + ACTIVATION, "last fault");
    }

    function testWrongResultCostsItsOwnPart() public {
        staked(PROVER, 100 ether);
        eq(wrong(1), 50 ether, "first fault");
        eq(wrong(2), 25 ether, "again: the same part of what is left");
        checkParts(PROVER, 25 ether, 0, 0);
    }

    function testWithoutANextItsShareIsTheClients() public {
        staked(PROVER, 100 ether);
        provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, 0, CLIENT, address(0));
        eq(balance(CLIENT), 9.5 ether, "client");
        eq(balance(address(0)), 0, "nobody");
        eq(balance(TREASURY), 0.5 ether, "treasury");
    }

    function testRoundingIsTheClients() public {
        staked(PROVER, 1999);
        eq(late(1), 199, "a tenth, rounded down");
        eq(balance(NEXT), 39, "a fifth of 199, rounded down");
        eq(balance(TREASURY), 9, "a twentieth of 199, rounded down");
        eq(balance(CLIENT), 199 - 39 - 9, "the rest");
    }

    function testFuzzSplitIsExactAndNeverShortsTheClient(uint256 amount, uint16 nextBps, uint16 treasuryBps) public {
        amount = bound(amount, 1, FUNDS);
        IProverStake.Parameters memory p = limits();
        p.nextBps = uint16(bound(nextBps, 0, 2500));
        p.treasuryBps = uint16(bound(treasuryBps, 0, 2500));
        provers.setParameters(p);
        staked(PROVER, amount);
        uint256 lost = wrong(1);
        eq(lost, amount / 2, "half, rounded down");
        eq(balance(CLIENT) + balance(NEXT) + balance(TREASURY), lost, "split");
        eq(wholeOf(PROVER), amount - lost, "stake");
        yes(balance(NEXT) * 10_000 <= lost * p.nextBps, "next got no more than its share");
        yes(balance(TREASURY) * 10_000 <= lost * p.treasuryBps, "the treasury got no more than its share");
        yes(balance(CLIENT) * 2 >= lost, "the client got at least half");
    }

    function testOneAccountMayHaveAllRoles() public {
        staked(PROVER, 100 ether);
        provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, 0, TREASURY, TREASURY);
        eq(balance(TREASURY), 10 ether, "all");
    }

    // ---- repeats

    function testRepeatWithin30DaysAndNotOneSecondLater() public {
        uint256 time = NOW + ACTIVATION;
        staked(PROVER, 1000 ether);
        eq(late(1), 100 ether, "first");
        vm.warp(time + 30 days - 1);
        eq(late(2), 180 ether, "one second before the end");
        time += 30 days - 1;
        vm.warp(time + 30 days);
        eq(late(3), 144 ether, "at the end");
        time += 30 days;
        vm.warp(time + 30 days + 1);
        eq(late(4), 57.6 ether, "one second after: the part of a first fault");
    }

    function testALateLockInTheSameBlockIsARepeat() public {
        staked(PROVER, 1000 ether);
        eq(late(1), 100 ether, "first");
        eq(late(2), 180 ether, "second");
    }

    function testAWrongResultCountsAsAFormerFault() public {
        staked(PROVER, 1000 ether);
        eq(wrong(1), 500 ether, "wrong");
        eq(late(2), 100 ether, "repeated");
    }

    // ---- once, and for what

    function testAFaultIsPunishedOnce() public {
        staked(PROVER, 100 ether);
        eq(late(1), 10 ether, "first");
        no(provers.judged(address(this), bytes32(uint256(2))), "another fault");
        yes(provers.judged(address(this), bytes32(uint256(1))), "judged");
        vm.warp(block.timestamp + 5);
        eq(late(1), 0, "second");
        eq(wrong(1), 0, "the same fault by another name");
        eq(provers.slash(RIVAL, IProverRegistry.Fault.LATE, bytes32(uint256(1)), 0, CLIENT, NEXT), 0, "another prover");
        checkParts(PROVER, 90 ether, 0, 0);
        eq(provers.proverOf(PROVER).lastFaultAt, NOW + ACTIVATION, "last fault");
        eq(balance(CLIENT), 7.5 ether, "client");
    }

    function testFaultIdsOfTwoSlashersDoNotCollide() public {
        staked(PROVER, 100 ether);
        late(1);
        no(provers.judged(SLASHER, bytes32(uint256(1))), "judged");
        vm.prank(SLASHER);
        eq(provers.slash(PROVER, IProverRegistry.Fault.LATE, bytes32(uint256(1)), 0, CLIENT, NEXT), 18 ether, "amount");
    }

    function testAFrozenSelectorCostsNothing() public {
        staked(PROVER, 100 ether);
        verifiers.freeze(SELECTOR);
        eq(provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, SELECTOR, CLIENT, NEXT), 0, "frozen");
        checkParts(PROVER, 100 ether, 0, 0);
        eq(provers.proverOf(PROVER).lastFaultAt, 0, "no fault");
        no(provers.judged(address(this), 0), "not judged");
        eq(provers.slash(PROVER, IProverRegistry.Fault.LATE, 0, 0x55667788, CLIENT, NEXT), 10 ether, "another selector");
    }

    function testNoSelectorIsNeverFrozen() public {
        staked(PROVER, 100 ether);
        verifiers.freeze(0);
        eq(late(1), 10 ether, "amount");
    }

    function testLaterStakeDoesNotPayForAnOldFault() public {
        eq(late(1), 0, "nothing staked");
        yes(provers.judged(address(this), bytes32(uint256(1))), "judged");
        staked(PROVER, 100 ether);
        eq(late(1), 0, "same fault");
        checkParts(PROVER, 100 ether, 0, 0);
        eq(late(2), 20 ether, "a new one is a repeat");
    }

    // ---- which stake

    function testUnbondingStakeIsSlashable() public {
        staked(PROVER, 100 ether);
        unbond(PROVER, 100 ether);
        vm.warp(NOW + ACTIVATION + UNBONDING - 1);
        eq(wrong(1), 50 ether, "amount");
        checkParts(PROVER, 0, 0, 50 ether);
        vm.warp(NOW + ACTIVATION + UNBONDING);
        eq(wrong(2), 25 ether, "released and not claimed");
        claim(PROVER);
        eq(balance(PROVER), FUNDS - 75 ether, "what is left comes out");
        eq(wrong(3), 0, "claimed");
    }

    function testPendingStakeIsSlashable() public {
        stake(PROVER, 100 ether);
        eq(wrong(1), 50 ether, "amount");
        checkParts(PROVER, 0, 50 ether, 0);
        eq(provers.proverOf(PROVER).activeAt, NOW + ACTIVATION, "its time stays");
    }

    function testSlashTakesActiveThenPendingThenUnbonding() public {
        beOwnOperator(PROVER);
        staked(PROVER, 100 ether);
        unbond(PROVER, 60 ether);
        stake(PROVER, 20 ether);
        checkParts(PROVER, 40 ether, 20 ether, 60 ether);
        eq(late(1), 12 ether, "of 120");
        checkParts(PROVER, 28 ether, 20 ether, 60 ether);
        eq(capacityOf(PROVER), 2, "capacity falls at once");
        eq(wrong(2), 54 ether, "of 108");
        checkParts(PROVER, 0, 0, 54 ether);
        eq(wrong(3), 27 ether, "of 54");
        checkParts(PROVER, 0, 0, 27 ether);
    }

    function testSlashReachesPartOfThePendingStake() public {
        staked(PROVER, 100 ether);
        unbond(PROVER, 90 ether);
        stake(PROVER, 50 ether);
        eq(late(1), 15 ether, "of 150");
        checkParts(PROVER, 0, 45 ether, 90 ether);
        eq(wrong(2), 67.5 ether, "of 135");
        checkParts(PROVER, 0, 0, 67.5 ether);
    }

    function testAStakeOfOneUnitLosesNothingAndIsJudged() public {
        staked(PROVER, 1);
        eq(wrong(1), 0, "half a unit, rounded down");
        yes(provers.judged(address(this), bytes32(uint256(1))), "judged");
    }

    function testTheStakeOfOthersIsUntouched() public {
        staked(PROVER, 100 ether);
        staked(RIVAL, 100 ether);
        wrong(1);
        checkParts(RIVAL, 100 ether, 0, 0);
        eq(balance(PROVER), FUNDS - 100 ether, "nor a prover's own balance");
    }

    // ---- never reverts

    function testSlashDoesNotRevertAtTheLargestStake() public {
        uint256 max = type(uint96).max;
        token.mint(address(this), max);
        token.approve(address(provers), max);
        provers.depositFor(address(token), PROVER, max);
        staked(PROVER, max - 5);
        unbond(PROVER, 1);
        stake(PROVER, 5);
        eq(wrong(1), max / 2, "half");
        eq(balance(CLIENT) + balance(NEXT) + balance(TREASURY), max / 2, "split");
    }

    function testAFullBalanceDoesNotStopASlash() public {
        uint256 max = type(uint128).max;
        staked(PROVER, 100 ether);
        token.mint(address(this), max - 2 ether);
        token.approve(address(provers), max);
        provers.depositFor(address(token), CLIENT, max - 2 ether);
        eq(late(1), 2 ether + 2.5 ether, "what has room");
        eq(balance(CLIENT), max, "client");
        eq(balance(NEXT), 2 ether, "next");
        eq(wholeOf(PROVER), 95.5 ether, "the rest stays staked");
        eq(late(2), 19.1 ether / 4, "next and treasury still get theirs");
    }

    function testStakeTokenThatWasStoppedIsSlashedAllTheSame() public {
        staked(PROVER, 100 ether);
        provers.allowToken(address(token), false);
        eq(late(1), 10 ether, "amount");
        vm.prank(CLIENT);
        provers.withdraw(address(token), CLIENT, 7.5 ether);
        eq(token.balanceOf(CLIENT), 7.5 ether, "paid out");
    }

    function testASlashInTheMiddleOfAWithdrawalGoesThrough() public {
        ProverRegistry.Config memory c = config();
        c.stakeToken = address(0);
        provers = new ProverRegistry(c);
        vm.deal(PROVER, 100 ether);
        vm.prank(PROVER);
        provers.stake{value: 100 ether}(100 ether);
        vm.deal(address(this), 1);
        provers.deposit{value: 1}(address(0), 1);
        provers.withdraw(address(0), address(this), 1);
        checkParts(PROVER, 0, 90 ether, 0);
        eq(address(provers).balance, 100 ether, "held");
    }

    receive() external payable {
        eq(late(1), 10 ether, "while the registry sends money");
    }

    // ---- conservation

    /// Any sequence of what people do, at any time, leaves the sum of all balances and stakes equal to the tokens held.
    function testFuzzConservation(uint256 seed) public {
        IProverStake.Parameters memory p = limits();
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address prover = seed & 1 == 0 ? PROVER : RIVAL;
            uint256 amount = bound(seed >> 64, 1, 50 ether);
            act((seed >> 8) % 9, prover, amount, seed, p);
            uint256 sum = 0;
            for (uint256 j = 0; j < actors.length; ++j) {
                sum += balance(actors[j]) + wholeOf(actors[j]);
            }
            eq(sum, token.balanceOf(address(provers)), "balances and stakes");
        }
    }

    function act(uint256 kind, address prover, uint256 amount, uint256 seed, IProverStake.Parameters memory p) private {
        IProverStake.ProverRecord memory r = provers.proverOf(prover);
        uint256 whole = wholeOf(prover);
        if (kind < 2) {
            if (balance(prover) >= amount) stake(prover, amount);
        } else if (kind == 2) {
            uint256 available = uint256(r.active) + r.pending;
            if (available != 0) unbond(prover, bound(amount, 1, available));
        } else if (kind == 3) {
            if (r.releaseAt != 0 && block.timestamp >= r.releaseAt) claim(prover);
        } else if (kind == 4) {
            vm.warp(block.timestamp + bound(seed >> 32, 1, UNBONDING));
        } else if (kind == 5) {
            p.nextBps = uint16(bound(seed >> 16, 0, 2500));
            p.wrongBps = uint16(bound(seed >> 32, p.repeatedBps, 5000));
            provers.setParameters(p);
        } else if (kind == 6) {
            address to = actors[(seed >> 16) % actors.length];
            uint256 part = bound(amount, 0, balance(to));
            vm.prank(to);
            provers.withdraw(address(token), to, part);
        } else {
            IProverRegistry.Fault fault = kind == 7 ? IProverRegistry.Fault.LATE : IProverRegistry.Fault.WRONG;
            address next = seed & 2 == 0 ? NEXT : address(0);
            uint256 lost = provers.slash(prover, fault, bytes32(seed % 64), 0, actors[(seed >> 16) % 5], next);
            eq(wholeOf(prover), whole - lost, "the stake lost what was taken");
            yes(lost * 2 <= whole, "half at most");
        }
    }
}
